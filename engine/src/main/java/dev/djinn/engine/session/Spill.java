package dev.djinn.engine.session;

import java.io.IOException;

/** Where a session puts frames that are too many for the memory: numbered slots, each with room for 64 frames. */
public interface Spill extends AutoCloseable {
    /** How many slots there are, at most. */
    int slots();

    /**
     * Writes the first {@code length} of these tokens into a slot.
     *
     * @throws IOException if the disk is full or refuses
     */
    void write(int slot, short[] tokens, int length) throws IOException;

    /**
     * Fills {@code tokens} with what was written into a slot.
     *
     * @throws IOException if the disk does not give it back
     */
    void read(int slot, short[] tokens) throws IOException;

    /** Everything is gone then. */
    @Override
    void close();

    /** No disk at all: what is too much for the memory is forgotten. */
    static Spill none() {
        return new Spill() {
            @Override
            public int slots() {
                return 0;
            }

            @Override
            public void write(int slot, short[] tokens, int length) throws IOException {
                throw new IOException("there is no slot " + slot);
            }

            @Override
            public void read(int slot, short[] tokens) throws IOException {
                throw new IOException("there is no slot " + slot);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
