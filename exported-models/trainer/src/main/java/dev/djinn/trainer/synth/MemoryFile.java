package dev.djinn.trainer.synth;

import java.io.ByteArrayOutputStream;
import org.bytedeco.javacv.Seekable;

/** A file in memory: FFmpeg goes back in an mp4 while it writes it. */
final class MemoryFile extends ByteArrayOutputStream implements Seekable {
    private static final int SEEK_SET = 0;

    private int end;

    @Override
    public synchronized void write(int value) {
        super.write(value);
        end = Math.max(end, count);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        end = Math.max(end, count);
    }

    @Override
    public synchronized void seek(long offset, int whence) {
        if (whence != SEEK_SET || offset < 0 || offset > end) {
            throw new IllegalArgumentException("seek to " + offset + " from " + whence + " in " + end + " bytes");
        }
        count = (int) offset;
    }

    /** All that was written. */
    synchronized byte[] bytes() {
        count = end;
        return toByteArray();
    }
}
