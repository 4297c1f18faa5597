package dev.djinn.app;

import dev.djinn.app.cli.CommandLines;
import dev.djinn.app.cli.Surroundings;

/** The way in. A plain class, not a JavaFX application, so that commands work without a display. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.run(Surroundings.ofProcess(), args));
    }
}
