package dev.djinn.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every frame of a game as tokens, with the action that led to each.
 *
 * <p>A frame costs 2 (S + 1) bytes: 130 bytes at S = 64, so 8 hours at 10 frames a second are 37 MB and a million frames
 * 130 MB. Pictures are never kept; they are decoded again when they are asked for.
 */
final class History {
    private static final int FRAMES_PER_CHUNK = 1024;
    private static final int NO_ACTION = 0xFFFF;

    private final int tokensPerFrame;
    private final int stride;
    private final List<short[]> chunks = new ArrayList<>();
    private int length;

    History(int tokensPerFrame) {
        this.tokensPerFrame = tokensPerFrame;
        this.stride = tokensPerFrame + 1;
    }

    int length() {
        return length;
    }

    void appendFirst(long[] tokens_S) {
        append(tokens_S, NO_ACTION);
    }

    /** Adds a frame and the action that led to it from the frame before. */
    void append(long[] tokens_S, int action) {
        int at = length % FRAMES_PER_CHUNK * stride;
        if (at == 0 && chunks.size() * FRAMES_PER_CHUNK == length) {
            chunks.add(new short[FRAMES_PER_CHUNK * stride]);
        }
        short[] chunk = chunks.getLast();
        chunk[at] = (short) action;
        for (int s = 0; s < tokensPerFrame; s++) {
            chunk[at + 1 + s] = (short) tokens_S[s];
        }
        length++;
    }

    /** Forgets all frames from {@code newLength} on. */
    void truncate(int newLength) {
        length = newLength;
        int chunksInUse = Math.ceilDiv(newLength, FRAMES_PER_CHUNK);
        chunks.subList(chunksInUse, chunks.size()).clear();
    }

    /** The tokens of frames {@code from..to-1}, {@code [T, S]}. */
    long[][] tokens(int from, int to) {
        long[][] tokens_TS = new long[to - from][tokensPerFrame];
        for (int t = 0; t < tokens_TS.length; t++) {
            short[] chunk = chunkOf(from + t);
            int at = (from + t) % FRAMES_PER_CHUNK * stride + 1;
            for (int s = 0; s < tokensPerFrame; s++) {
                tokens_TS[t][s] = Short.toUnsignedInt(chunk[at + s]);
            }
        }
        return tokens_TS;
    }

    /** The actions that led to frames {@code from..to-1}; frame 0 has none. */
    long[] actionsInto(int from, int to) {
        long[] actions_T = new long[to - from];
        Arrays.setAll(actions_T, t -> Short.toUnsignedInt(chunkOf(from + t)[(from + t) % FRAMES_PER_CHUNK * stride]));
        return actions_T;
    }

    private short[] chunkOf(int frame) {
        return chunks.get(frame / FRAMES_PER_CHUNK);
    }
}
