package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.BitSet;

/**
 * The slots of a {@link Spill}, and whether it can be relied on. Where a write fails it is full: it has as many slots as
 * hold something then, so that what lies there can still be read, and slots that are given up are written again. Where the
 * next write fails too it is the last one. After a read that failed nothing of it can be read.
 */
final class Attic {
    /** No slot. */
    static final int NONE = -1;

    private static final System.Logger LOG = System.getLogger(Attic.class.getName());
    private static final String UNREADABLE =
            "frames that were put on the disk cannot be read back; the game goes on with those in memory";

    private final Spill spill;
    private final BitSet taken = new BitSet();
    private int count;
    /** How many slots there are. */
    private int capacity;

    private boolean writable;
    /** Whether the last write failed. */
    private boolean failed;

    private boolean readable = true;
    /** The slot read last, since whoever reads a frame reads its neighbours too. */
    private int last = NONE;

    private short[] lastTokens = new short[0];

    Attic(Spill spill) {
        this.spill = spill;
        this.capacity = spill.slots();
        this.writable = capacity > 0;
    }

    /** Whether what lies here can be had back. */
    boolean isReadable() {
        return readable;
    }

    /** Whether it takes something now. */
    boolean takes() {
        return writable && count < capacity;
    }

    /** Whether it would take something if something else were given up. */
    boolean isFull() {
        return writable && count == capacity;
    }

    /** Whether an eighth of it is free. */
    boolean isAired() {
        return capacity - count >= Math.ceilDiv(capacity, 8);
    }

    /** Puts the first {@code length} tokens into a free slot; {@link #NONE} if it does not take them. */
    int put(short[] tokens, int length) {
        if (!takes()) {
            return NONE;
        }
        int slot = taken.nextClearBit(0);
        try {
            spill.write(slot, tokens, length);
        } catch (IOException e) {
            refused(e);
            return NONE;
        }
        failed = false;
        taken.set(slot);
        count++;
        return slot;
    }

    private void refused(IOException e) {
        writable = !failed && count > 0;
        failed = true;
        capacity = count;
        LOG.log(
                Level.WARNING,
                (writable ? "no more frames fit on the disk" : "frames cannot be put on the disk")
                        + ", so the oldest are forgotten: " + e);
    }

    /**
     * The first {@code length} tokens of a slot; not to be changed.
     *
     * @throws DjinnException BAD_INPUT if it cannot be read
     */
    short[] get(int slot, int length) {
        if (slot == last && lastTokens.length == length) {
            return lastTokens;
        }
        if (!readable) {
            throw new DjinnException(ExitCode.BAD_INPUT, UNREADABLE);
        }
        short[] tokens = new short[length];
        try {
            spill.read(slot, tokens);
        } catch (IOException e) {
            readable = false;
            writable = false;
            LOG.log(Level.WARNING, UNREADABLE + ": " + e);
            throw new DjinnException(ExitCode.BAD_INPUT, UNREADABLE, e);
        }
        last = slot;
        lastTokens = tokens;
        return tokens;
    }

    /** The slot can be used for something else. */
    void free(int slot) {
        taken.clear(slot);
        count--;
        if (slot == last) {
            last = NONE;
        }
    }
}
