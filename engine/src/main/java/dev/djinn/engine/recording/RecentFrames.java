package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The pictures shown last, so that what just happened can still be kept. Safe for use by several threads. */
final class RecentFrames {
    static final int SECONDS = 30;
    /** What they take at most; 30 s of 160 x 90 pixels at 20 a second are half of it. */
    static final long MOST_BYTES = 64L << 20;

    private final Deque<Picture> frames = new ArrayDeque<>();
    /** As many as there is room for, until the rate is known. */
    private int most = Integer.MAX_VALUE;

    private long bytes;

    /** @param framesPerSecond of the world that is played */
    synchronized void setRate(double framesPerSecond) {
        most = (int) Math.max(1, Math.round(framesPerSecond * SECONDS));
    }

    synchronized void add(Picture frame) {
        Picture last = frames.peekLast();
        if (last != null && (last.width() != frame.width() || last.height() != frame.height())) {
            frames.clear();
            bytes = 0;
        }
        frames.addLast(frame);
        bytes += frame.bgra().length;
        while (frames.size() > most || bytes > MOST_BYTES) {
            bytes -= frames.removeFirst().bgra().length;
        }
    }

    synchronized List<Picture> copy() {
        return List.copyOf(frames);
    }
}
