package dev.djinn.app.demo;

import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Frames with the keys of their world below, the one that led to the frame lit: so that who watches sees what was pressed.
 * A frame is enlarged by a whole number, nearest neighbour. Of names only what fits is seen, and none where a world has
 * only numbers for its actions.
 */
public final class KeyStrip {
    private static final int WIDTH = 256;
    private static final int CAP_HEIGHT = 34;
    private static final int GAP = 2;
    private static final int BIG = 2;
    private static final int DIGIT_TOP = 4;
    private static final int NAME_TOP = 23;
    private static final int BYTES_PER_PIXEL = 4;

    private static final int BACK = 0xFF15131F;
    private static final int CAP = 0xFF2B2840;
    private static final int WORDS = 0xFFB9B4D0;
    private static final int LIT = 0xFFFFC857;
    private static final int LIT_WORDS = 0xFF15131F;

    private final List<String> names;

    public KeyStrip(WorldManifest world) {
        names = world.actions().stream()
                .map(WorldManifest.ActionLabel::name)
                .map(name -> name.matches("action \\d+") ? "" : name)
                .toList();
    }

    /** The frame and its keys; all pictures of a world have one size, whose sides are even. */
    public Picture under(Moment moment) {
        Picture frame = moment.picture();
        int factor = Math.max(1, WIDTH / frame.width());
        int width = frame.width() * factor + frame.width() * factor % 2;
        int top = frame.height() * factor + GAP;
        int height = top + CAP_HEIGHT + GAP + (top + CAP_HEIGHT + GAP) % 2;
        int[] argb = new int[width * height];
        Arrays.fill(argb, BACK);
        for (int y = 0; y < frame.height() * factor; y++) {
            for (int x = 0; x < frame.width() * factor; x++) {
                argb[y * width + x] = frame.argb(x / factor, y / factor);
            }
        }
        for (int action = 0; action < names.size(); action++) {
            int left = action * width / names.size();
            int right = (action + 1) * width / names.size();
            boolean isLit = moment.action().equals(OptionalInt.of(action));
            draw(action, isLit, left + GAP / 2, right - GAP / 2, top, (x, y, colour) -> argb[y * width + x] = colour);
        }
        return new Picture(width, height, bgra(argb));
    }

    private interface Pen {
        void dot(int x, int y, int argb);
    }

    private void draw(int action, boolean isLit, int left, int right, int top, Pen pen) {
        for (int y = top; y < top + CAP_HEIGHT; y++) {
            for (int x = left; x < right; x++) {
                pen.dot(x, y, isLit ? LIT : CAP);
            }
        }
        int words = isLit ? LIT_WORDS : WORDS;
        write(String.valueOf(action + 1), BIG, left, right, top + DIGIT_TOP, words, pen);
        write(names.get(action), 1, left, right, top + NAME_TOP, words, pen);
    }

    /** In the middle between {@code left} and {@code right}; from the left, and cut off, where it does not fit. */
    private static void write(String text, int scale, int left, int right, int top, int colour, Pen pen) {
        int begin = Math.max(left, (left + right - PixelType.width(text) * scale) / 2);
        for (int y = 0; y < PixelType.HEIGHT * scale; y++) {
            for (int x = begin; x < right; x++) {
                if (PixelType.isSet(text, (x - begin) / scale, y / scale)) {
                    pen.dot(x, top + y, colour);
                }
            }
        }
    }

    private static byte[] bgra(int[] argb) {
        byte[] bytes = new byte[argb.length * BYTES_PER_PIXEL];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(argb);
        return bytes;
    }
}
