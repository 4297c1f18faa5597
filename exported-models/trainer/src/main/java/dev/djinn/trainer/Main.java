package dev.djinn.trainer;

import dev.djinn.trainer.cli.TrainCli;

/** {@code djinn-train}. */
public final class Main {
    private Main() {}

    /** Ends the process even where a library left a thread behind. */
    public static void main(String[] args) {
        System.exit(TrainCli.run(args));
    }
}
