package dev.djinn.engine.session;

import java.io.IOException;

/** Counts what is written and read, and fails where a test wants it. */
public final class WatchedSpill implements Spill {
    private final Spill inner;
    private int writes;
    private int reads;
    private int highest = -1;
    private int slotsLeft = Integer.MAX_VALUE;
    private int writesLeft = Integer.MAX_VALUE;
    private boolean broken;
    private volatile boolean closed;

    public WatchedSpill(Spill inner) {
        this.inner = inner;
    }

    int writes() {
        return writes;
    }

    int reads() {
        return reads;
    }

    /** The slot with the highest number that was written. */
    int highest() {
        return highest;
    }

    public boolean isClosed() {
        return closed;
    }

    /** The disk is full after so many slots; those can be overwritten. */
    void fullAfter(int slots) {
        slotsLeft = slots;
    }

    /** The disk takes nothing after so many writes. */
    void refuseAfter(int left) {
        writesLeft = left;
    }

    /** The disk is gone. */
    void breakDown() {
        broken = true;
        writesLeft = 0;
    }

    @Override
    public int slots() {
        return inner.slots();
    }

    @Override
    public void write(int slot, short[] tokens, int length) throws IOException {
        writes++;
        if (writesLeft-- <= 0) {
            throw new IOException("Read-only file system");
        }
        if (slot > highest && slotsLeft-- <= 0) {
            throw new IOException("No space left on device");
        }
        highest = Math.max(highest, slot);
        inner.write(slot, tokens, length);
    }

    @Override
    public void read(int slot, short[] tokens) throws IOException {
        reads++;
        if (broken) {
            throw new IOException("Input/output error");
        }
        inner.read(slot, tokens);
    }

    @Override
    public void close() {
        closed = true;
        inner.close();
    }
}
