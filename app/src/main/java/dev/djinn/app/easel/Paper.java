package dev.djinn.app.easel;

import dev.djinn.runtime.image.Picture;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * A sheet to draw on, its upper left corner at (0, 0): ink, which can be erased again, over a white ground or a picture.
 * What was done can be undone, {@value #REMEMBERED} times in a row at most, fewer times on a large sheet.
 */
public final class Paper {
    public static final int REMEMBERED = 40;

    private static final int CHANNELS = 4;
    private static final int OPAQUE = 0xFF000000;
    /** How different a colour may be, in all its parts together, for a fill to flow over it: the soft edge of a stroke. */
    private static final int ALIKE = 72;

    private static final int MOST_PIXELS = 16 << 20;

    private final int remembered;
    private final BufferedImage ink;
    private final int[] inked;
    private final Deque<State> done = new ArrayDeque<>();
    private final Deque<State> undone = new ArrayDeque<>();
    private Optional<Underlay> underlay = Optional.empty();
    /** The ground, {@code 0xAARRGGBB}. */
    private final int[] ground;

    private record State(int[] inked, Optional<Underlay> underlay) {}

    /** An empty sheet. */
    public Paper(int width, int height) {
        this.remembered = Math.clamp(MOST_PIXELS / (width * height), 1, REMEMBERED);
        this.ink = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        this.inked = ((DataBufferInt) ink.getRaster().getDataBuffer()).getData();
        this.ground = new int[width * height];
        Arrays.fill(ground, OPAQUE | Palette.WHITE);
    }

    public int width() {
        return ink.getWidth();
    }

    public int height() {
        return ink.getHeight();
    }

    public Optional<Underlay> underlay() {
        return underlay;
    }

    /** Before something is drawn, laid under or cleared: {@link #undo} comes back to here. */
    public void remember() {
        done.push(state());
        undone.clear();
        if (done.size() > remembered) {
            done.removeLast();
        }
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    public void undo() {
        exchange(done, undone);
    }

    public void redo() {
        exchange(undone, done);
    }

    /** A round stroke from one place to another, which may be the same. {@code colour} is {@code 0xRRGGBB}. */
    public void stroke(double fromX, double fromY, double toX, double toY, double width, int colour) {
        Graphics2D pen = pen(width);
        pen.setColor(new Color(colour));
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
        pen.dispose();
    }

    /** Takes ink away along a stroke; what lies under it comes back. */
    public void erase(double fromX, double fromY, double toX, double toY, double width) {
        Graphics2D pen = pen(width);
        pen.setComposite(AlphaComposite.Clear);
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
        pen.dispose();
    }

    /** A filled shape. */
    public void stamp(Shape shape, int colour) {
        Graphics2D pen = pen(1);
        pen.setColor(new Color(colour));
        pen.fill(shape);
        pen.dispose();
    }

    /** Colours all that is alike and joined to the pixel at (x, y), as it is seen: ink and what lies under it. */
    public void fill(int x, int y, int colour) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return;
        }
        int[] seen = seen();
        int wanted = seen[y * width() + x];
        BitSet reached = new BitSet(seen.length);
        Deque<Integer> next = new ArrayDeque<>();
        next.push(y * width() + x);
        while (!next.isEmpty()) {
            int at = next.pop();
            if (reached.get(at) || !alike(seen[at], wanted)) {
                continue;
            }
            reached.set(at);
            inked[at] = OPAQUE | colour;
            int column = at % width();
            if (column > 0) {
                next.push(at - 1);
            }
            if (column < width() - 1) {
                next.push(at + 1);
            }
            if (at >= width()) {
                next.push(at - width());
            }
            if (at < seen.length - width()) {
                next.push(at + width());
            }
        }
    }

    /** Takes all ink away and what lies under it. */
    public void clear() {
        Arrays.fill(inked, 0);
        layUnder(Optional.empty());
    }

    /** Puts a picture under the ink, or takes it away. */
    public void layUnder(Optional<Underlay> next) {
        underlay = next;
        next.ifPresentOrElse(
                laid -> {
                    Picture rendered = laid.render(width(), height());
                    for (int i = 0; i < ground.length; i++) {
                        ground[i] = rendered.argb(i % width(), i / width());
                    }
                },
                () -> Arrays.fill(ground, OPAQUE | Palette.WHITE));
    }

    /** Ink and what lies under it, as one picture. */
    public Picture picture() {
        int[] seen = seen();
        byte[] bgra = new byte[seen.length * CHANNELS];
        for (int i = 0; i < seen.length; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                bgra[i * CHANNELS + channel] = (byte) (seen[i] >> 8 * channel);
            }
        }
        return new Picture(width(), height(), bgra);
    }

    private int[] seen() {
        BufferedImage both = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_ARGB);
        both.setRGB(0, 0, width(), height(), ground, 0, width());
        Graphics2D pen = both.createGraphics();
        pen.drawImage(ink, 0, 0, null);
        pen.dispose();
        return both.getRGB(0, 0, width(), height(), null, 0, width());
    }

    private Graphics2D pen(double width) {
        Graphics2D pen = ink.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return pen;
    }

    private State state() {
        return new State(inked.clone(), underlay);
    }

    private void exchange(Deque<State> from, Deque<State> to) {
        if (from.isEmpty()) {
            return;
        }
        to.push(state());
        State next = from.pop();
        System.arraycopy(next.inked(), 0, inked, 0, inked.length);
        if (!next.underlay().equals(underlay)) {
            layUnder(next.underlay());
        }
    }

    private static boolean alike(int a, int b) {
        int difference = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            difference += Math.abs((a >> shift & 255) - (b >> shift & 255));
        }
        return difference <= ALIKE;
    }
}
