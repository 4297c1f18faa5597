package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
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
        int width = frames.stream().mapToInt(Picture::width).max().orElseThrow();
        int height = frames.stream().mapToInt(Picture::height).max().orElseThrow();
        Enlarged cell = new Enlarged(width, height);
        int columns = Math.min(frames.size(), FRAMES_PER_ROW);
        int rows = Math.ceilDiv(frames.size(), columns);
        int stride = width * columns * BYTES_PER_PIXEL;
        byte[] bgra = new byte[Math.multiplyExact(stride, height * rows)];
        for (int alpha = BYTES_PER_PIXEL - 1; alpha < bgra.length; alpha += BYTES_PER_PIXEL) {
            bgra[alpha] = OPAQUE;
        }
        for (int i = 0; i < frames.size(); i++) {
            int corner = i / columns * height * stride + i % columns * width * BYTES_PER_PIXEL;
            cell.draw(frames.get(i), ByteBuffer.wrap(bgra).position(corner).slice(), stride);
        }
        Picture strip = new Picture(width * columns, height * rows, bgra);
        AtomicFiles.write(out, stream -> Pictures.writePng(strip, stream));
    }

    @Override
    public void close() {
        frames.clear();
    }
}
