package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All frames in one PNG, at native size, {@value #FRAMES_PER_ROW} a row, read like text. */
final class StripRecording implements Recording {
    private static final int FRAMES_PER_ROW = 16;
    private static final int BYTES_PER_PIXEL = 4;
    private static final byte OPAQUE = (byte) 255;

    private final Path out;
    private final List<Picture> frames = new ArrayList<>();

    StripRecording(Path out) {
        this.out = out;
    }

    @Override
    public void add(Picture frame) {
        frames.add(frame);
    }

    @Override
    public void finish() {
        Picture first = frames.getFirst();
        int columns = Math.min(frames.size(), FRAMES_PER_ROW);
        int rows = Math.ceilDiv(frames.size(), columns);
        int rowBytes = first.width() * BYTES_PER_PIXEL;
        int stride = rowBytes * columns;
        byte[] bgra = new byte[Math.multiplyExact(stride, first.height() * rows)];
        for (int alpha = BYTES_PER_PIXEL - 1; alpha < bgra.length; alpha += BYTES_PER_PIXEL) {
            bgra[alpha] = OPAQUE;
        }
        for (int i = 0; i < frames.size(); i++) {
            int corner = i / columns * first.height() * stride + i % columns * rowBytes;
            for (int y = 0; y < first.height(); y++) {
                System.arraycopy(frames.get(i).bgra(), y * rowBytes, bgra, corner + y * stride, rowBytes);
            }
        }
        Pictures.writePng(new Picture(first.width() * columns, first.height() * rows, bgra), out);
    }

    @Override
    public void close() {
        frames.clear();
    }
}
