package dev.djinn.trainer.nn;

/** Averages squares of pixels, for networks that see pictures smaller than they are; a side of 1 leaves them as they are. */
record Averaging(int width, int height, int side) {
    /**
     * @param patches of the whole pictures
     * @param part of the configuration, named if it is at fault
     * @throws IllegalArgumentException unless whole squares fill each patch
     */
    static Averaging within(Patches patches, int side, String part) {
        if (side < 1 || patches.patch() % side != 0) {
            throw new IllegalArgumentException(part + ": patches of " + patches.patch() + " cannot be shrunk by " + side
                    + "; shrink must divide patch");
        }
        return new Averaging(patches.width(), patches.height(), side);
    }

    int smallWidth() {
        return width / side;
    }

    int smallHeight() {
        return height / side;
    }

    /** frames [.., height, width, 3] to [M, height / side, width / side, 3]. */
    <T> T of(Ops<T> ops, T frames) {
        if (side == 1) {
            return ops.reshape(frames, -1, height, width, Patches.CHANNELS);
        }
        T squares = ops.reshape(frames, -1, smallHeight(), side, smallWidth(), side, Patches.CHANNELS);
        return ops.mean(ops.mean(squares, 2), 3);
    }
}
