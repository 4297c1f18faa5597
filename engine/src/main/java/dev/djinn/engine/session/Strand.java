package dev.djinn.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames that follow each other, as tokens, with the action and the settings that led to each. Of the oldest frames the
 * tokens can be forgotten; actions and settings stay.
 *
 * <p>A frame costs 2 S bytes of tokens and 2 to 4 of action. Pictures are never kept; they are decoded again when they
 * are asked for.
 */
final class Strand {
    static final int FRAMES_PER_CHUNK = 64;

    private static final short[] NOTHING = new short[0];
    private static final int CHUNK_OVERHEAD = 24;
    private static final int RUN_OVERHEAD = 48;

    /** From frame {@code from} of the strand on, until the next run. */
    private record Run(int from, SessionSettings settings) {}

    private final int tokensPerFrame;
    private final List<short[]> chunks = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private short[] actions = NOTHING;
    private int length;
    private int forgotten;
    private long tokenBytes;

    Strand(int tokensPerFrame) {
        this.tokensPerFrame = tokensPerFrame;
    }

    int length() {
        return length;
    }

    /** How many frames at the start have no tokens any more. */
    int forgotten() {
        return forgotten;
    }

    /** What it takes of the memory. */
    long bytes() {
        return tokenBytes
                + (long) chunks.size() * CHUNK_OVERHEAD
                + (long) runs.size() * RUN_OVERHEAD
                + (long) actions.length * Short.BYTES;
    }

    void append(long[] tokens_S, int action, SessionSettings settings) {
        int at = length % FRAMES_PER_CHUNK * tokensPerFrame;
        add(action, settings);
        short[] chunk = roomAt(at);
        for (int s = 0; s < tokensPerFrame; s++) {
            chunk[at + s] = (short) tokens_S[s];
        }
    }

    /** Adds a frame of which only the action is known; no frame before it has tokens. */
    void appendForgotten(int action, SessionSettings settings) {
        if (forgotten < length) {
            throw new IllegalStateException("frame " + forgotten + " still has tokens");
        }
        add(action, settings);
        forgotten = length;
    }

    private void add(int action, SessionSettings settings) {
        if (length == actions.length) {
            actions = Arrays.copyOf(actions, Math.max(4, length + length / 2));
        }
        actions[length] = (short) action;
        if (runs.isEmpty() || !runs.getLast().settings().equals(settings)) {
            runs.add(new Run(length, settings));
        }
        if (length % FRAMES_PER_CHUNK == 0) {
            chunks.add(NOTHING);
        }
        length++;
    }

    /** The last chunk with room for a frame at {@code at}; chunks of short branches are small. */
    private short[] roomAt(int at) {
        short[] chunk = chunks.getLast();
        int needed = at + tokensPerFrame;
        if (chunk.length < needed) {
            short[] larger = Arrays.copyOf(
                    chunk, Math.min(FRAMES_PER_CHUNK * tokensPerFrame, Math.max(needed, 2 * chunk.length)));
            tokenBytes += (long) (larger.length - chunk.length) * Short.BYTES;
            chunks.set(chunks.size() - 1, larger);
            return larger;
        }
        return chunk;
    }

    long[] tokens(int frame) {
        if (frame < forgotten) {
            throw new IllegalStateException("the tokens of frame " + frame + " are forgotten");
        }
        short[] chunk = chunks.get(frame / FRAMES_PER_CHUNK);
        int at = frame % FRAMES_PER_CHUNK * tokensPerFrame;
        long[] tokens_S = new long[tokensPerFrame];
        Arrays.setAll(tokens_S, s -> Short.toUnsignedLong(chunk[at + s]));
        return tokens_S;
    }

    int action(int frame) {
        return Short.toUnsignedInt(actions[frame]);
    }

    SessionSettings settings(int frame) {
        int low = 0;
        int high = runs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (runs.get(middle).from() <= frame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return runs.get(low).settings();
    }

    /** Forgets the tokens of the oldest chunk that has any, up to frame {@code limit}; says whether there was one. */
    boolean forgetChunk(int limit) {
        int chunk = forgotten / FRAMES_PER_CHUNK;
        int end = Math.min(length, (chunk + 1) * FRAMES_PER_CHUNK);
        if (forgotten == length || end > limit) {
            return false;
        }
        tokenBytes -= (long) chunks.get(chunk).length * Short.BYTES;
        chunks.set(chunk, NOTHING);
        forgotten = end;
        return true;
    }

    /** Forgets all frames from {@code newLength} on, actions and all. */
    void truncate(int newLength) {
        length = newLength;
        forgotten = Math.min(forgotten, newLength);
        while (chunks.size() > Math.ceilDiv(newLength, FRAMES_PER_CHUNK)) {
            tokenBytes -= (long) chunks.removeLast().length * Short.BYTES;
        }
        runs.removeIf(run -> run.from() >= newLength);
        actions = Arrays.copyOf(actions, newLength);
    }
}
