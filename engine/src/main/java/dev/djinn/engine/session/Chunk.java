package dev.djinn.engine.session;

import java.util.Arrays;

/**
 * The tokens of up to {@value #FRAMES} frames that follow each other: in memory, on the disk, on both, or forgotten. What
 * changes their place returns how many bytes of memory that takes more, or less.
 */
final class Chunk {
    static final int FRAMES = 64;

    /** This object, the head of its array, and its place in a list. */
    static final int OVERHEAD = 48;

    private static final short[] NOTHING = new short[0];

    private short[] tokens = NOTHING;
    private int slot = Attic.NONE;

    boolean isInMemory() {
        return tokens.length > 0;
    }

    /** Whether it can be read. */
    boolean isKnown(Attic attic) {
        return isInMemory() || slot != Attic.NONE && attic.isReadable();
    }

    /** The first {@code length} tokens, wherever they are; not to be changed. */
    short[] read(Attic attic, int length) {
        return isInMemory() ? tokens : attic.get(slot, length);
    }

    /** Writes tokens at {@code at}, where it is not longer yet; what is on the disk is stale then. */
    long write(Attic attic, int at, long[] tokens_S, int full) {
        long before = tokens.length;
        int needed = at + tokens_S.length;
        if (tokens.length < needed) { // chunks of short branches are small
            tokens = Arrays.copyOf(tokens, Math.min(full, Math.max(needed, 2 * tokens.length)));
        }
        for (int s = 0; s < tokens_S.length; s++) {
            tokens[at + s] = (short) tokens_S[s];
        }
        free(attic);
        return (tokens.length - before) * Short.BYTES;
    }

    /** Out of memory onto the disk; stays where the disk does not take it. */
    long spill(Attic attic, int length) {
        if (slot == Attic.NONE) {
            slot = attic.put(tokens, length);
        }
        return slot == Attic.NONE ? 0 : leave();
    }

    /** Back into memory, where it is on the disk alone. */
    long load(Attic attic, int length) {
        if (isInMemory() || slot == Attic.NONE) {
            return 0;
        }
        tokens = attic.get(slot, length).clone();
        return (long) tokens.length * Short.BYTES;
    }

    /** Out of memory and off the disk. */
    long forget(Attic attic) {
        free(attic);
        return leave();
    }

    private long leave() {
        long freed = (long) tokens.length * Short.BYTES;
        tokens = NOTHING;
        return -freed;
    }

    private void free(Attic attic) {
        if (slot != Attic.NONE) {
            attic.free(slot);
            slot = Attic.NONE;
        }
    }
}
