package dev.djinn.trainer.nn;

/**
 * Averages squares of pixels, for networks that see pictures smaller than they are.
 *
 * @param whole the pictures as they are
 * @param side of a square in pixels, a divisor of the patches' side; 1: none
 */
record Averaging(Patches whole, int side) {
    Averaging {
        if (side < 1 || whole.patch() % side != 0) {
            throw new IllegalArgumentException(
                    "patches of " + whole.patch() + " cannot be shrunk by " + side + "; shrink must divide patch");
        }
    }

    /** As the network sees them. */
    Patches seen() {
        return new Patches(whole.width() / side, whole.height() / side, whole.patch() / side);
    }

    /** frames [.., height, width, 3] to [M, height / side, width / side, 3]. */
    <T> T of(Ops<T> ops, T frames) {
        Patches small = seen();
        if (side == 1) {
            return ops.reshape(frames, -1, small.height(), small.width(), Patches.CHANNELS);
        }
        T squares = ops.reshape(frames, -1, small.height(), side, small.width(), side, Patches.CHANNELS);
        return ops.mean(ops.mean(squares, 2), 3);
    }
}
