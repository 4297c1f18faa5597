package dev.djinn.trainer.nn;

/** Cuts frames into square patches and puts them together again. */
record Patches(int width, int height, int patch) {
    static final int CHANNELS = 3;

    Patches {
        if (patch < 1 || width % patch != 0 || height % patch != 0 || width < patch || height < patch) {
            throw new IllegalArgumentException(
                    "frames of " + width + "x" + height + " cannot be cut into patches of " + patch);
        }
    }

    int columns() {
        return width / patch;
    }

    int rows() {
        return height / patch;
    }

    int count() {
        return columns() * rows();
    }

    /** Values of one patch, P. */
    int values() {
        return patch * patch * CHANNELS;
    }

    /** frames [.., height, width, 3] to [R, P]. */
    <T> T cut(Ops<T> ops, T frames) {
        T split = ops.reshape(frames, -1, rows(), patch, columns(), patch, CHANNELS);
        return ops.reshape(ops.permute(split, 0, 1, 3, 2, 4, 5), -1, values());
    }

    /** patches [R, P] to frames [B*T, height, width, 3]. */
    <T> T join(Ops<T> ops, T patches) {
        T split = ops.reshape(patches, -1, rows(), columns(), patch, patch, CHANNELS);
        return ops.reshape(ops.permute(split, 0, 1, 3, 2, 4, 5), -1, height, width, CHANNELS);
    }
}
