package dev.djinn.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames that follow each other, as tokens, with the action and the settings that led to each. Tokens can go to the disk
 * and come back, 64 frames at a time; of the oldest frames they can be forgotten. Actions and settings stay.
 *
 * <p>A frame costs 2 S bytes of tokens and 2 to 4 of action. Pictures are never kept; they are decoded again when they
 * are asked for.
 */
final class Strand {
    private static final short[] NOTHING = new short[0];
    private static final int RUN_OVERHEAD = 48;

    /** From frame {@code from} of the strand on, until the next run. */
    private record Run(int from, SessionSettings settings) {}

    private final int tokensPerFrame;
    private final Attic attic;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private short[] actions = NOTHING;
    private int length;
    private int forgotten;
    private long tokenBytes;

    /** All in memory. */
    Strand(int tokensPerFrame) {
        this(tokensPerFrame, new Attic(Spill.none()));
    }

    Strand(int tokensPerFrame, Attic attic) {
        this.tokensPerFrame = tokensPerFrame;
        this.attic = attic;
    }

    int length() {
        return length;
    }

    /** The first frame whose tokens are not forgotten. */
    int forgotten() {
        return forgotten;
    }

    /** Whether it has a frame of this number, and its tokens. */
    boolean knows(int frame) {
        return frame >= forgotten
                && frame < length
                && chunks.get(frame / Chunk.FRAMES).isKnown(attic);
    }

    /** The first of the frames up to {@code upTo} whose tokens are all known; {@code upTo} is -1 or more. */
    int known(int upTo) {
        if (upTo < 0) {
            return 0;
        }
        if (attic.isReadable()) {
            return forgotten;
        }
        int chunk = upTo / Chunk.FRAMES;
        while (chunk >= 0 && chunks.get(chunk).isInMemory()) {
            chunk--;
        }
        return Math.max(forgotten, (chunk + 1) * Chunk.FRAMES);
    }

    /** What it takes of the memory. */
    long bytes() {
        return tokenBytes
                + (long) chunks.size() * Chunk.OVERHEAD
                + (long) runs.size() * RUN_OVERHEAD
                + (long) actions.length * Short.BYTES;
    }

    /** What its tokens take of the memory. */
    long tokenBytes() {
        return tokenBytes;
    }

    void append(long[] tokens_S, int action, SessionSettings settings) {
        int at = length % Chunk.FRAMES * tokensPerFrame;
        if (at > 0) {
            tokenBytes += chunks.getLast().load(attic, at);
        }
        add(action, settings);
        tokenBytes += chunks.getLast().write(attic, at, tokens_S, Chunk.FRAMES * tokensPerFrame);
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
        if (length % Chunk.FRAMES == 0) {
            chunks.add(new Chunk());
        }
        length++;
    }

    /** The tokens of a frame, from memory or from the disk. */
    long[] tokens(int frame) {
        if (frame < forgotten) {
            throw new IllegalStateException("the tokens of frame " + frame + " are forgotten");
        }
        int chunk = frame / Chunk.FRAMES;
        short[] tokens = chunks.get(chunk).read(attic, used(chunk));
        int at = frame % Chunk.FRAMES * tokensPerFrame;
        long[] tokens_S = new long[tokensPerFrame];
        Arrays.setAll(tokens_S, s -> Short.toUnsignedLong(tokens[at + s]));
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

    /** Brings frames {@code first..last} back into memory. */
    void load(int first, int last) {
        for (int chunk = first / Chunk.FRAMES; chunk <= last / Chunk.FRAMES; chunk++) {
            tokenBytes += chunks.get(chunk).load(attic, used(chunk));
        }
    }

    /** Puts chunks that lie wholly within frames {@code from..to-1} onto the disk, until {@code wanted} bytes are free. */
    void spill(int from, int to, long wanted) {
        long goal = tokenBytes - wanted;
        for (int chunk = Math.ceilDiv(Math.max(0, from), Chunk.FRAMES);
                tokenBytes > goal && chunk < chunks.size() && end(chunk) <= to;
                chunk++) {
            Chunk victim = chunks.get(chunk);
            if (victim.isInMemory()) {
                tokenBytes += victim.spill(attic, used(chunk));
                if (victim.isInMemory()) {
                    return;
                }
            }
        }
    }

    /** Forgets the tokens of the oldest chunk that has any, up to frame {@code limit}; says whether there was one. */
    boolean forgetChunk(int limit) {
        int chunk = forgotten / Chunk.FRAMES;
        if (forgotten == length || end(chunk) > limit) {
            return false;
        }
        tokenBytes += chunks.get(chunk).forget(attic);
        forgotten = end(chunk);
        return true;
    }

    /** Forgets all frames from {@code newLength} on, actions and all. */
    void truncate(int newLength) {
        length = newLength;
        forgotten = Math.min(forgotten, newLength);
        while (chunks.size() > Math.ceilDiv(newLength, Chunk.FRAMES)) {
            tokenBytes += chunks.removeLast().forget(attic);
        }
        runs.removeIf(run -> run.from() >= newLength);
        actions = Arrays.copyOf(actions, newLength);
    }

    private int end(int chunk) {
        return Math.min(length, (chunk + 1) * Chunk.FRAMES);
    }

    private int used(int chunk) {
        return (end(chunk) - chunk * Chunk.FRAMES) * tokensPerFrame;
    }
}
