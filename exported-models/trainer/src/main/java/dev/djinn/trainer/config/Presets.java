package dev.djinn.trainer.config;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The configurations that come with the trainer. */
public final class Presets {
    /** From smallest to largest. */
    public static final List<String> NAMES = List.of("tiny", "small", "base", "coinrun-paper", "platformers-paper");

    /** Used when nobody names one: two CPU cores and some hours. */
    public static final String DEFAULT = "small";

    /** Keys that runs of earlier versions lack, with the values that mean what those versions did. */
    static final String BEFORE = """
            world.guidance = 1.0
            dynamics.own_context = 0.0
            dynamics.own_rounds = 1
            training.tokens.frozen = false
            training.actions.frozen = false
            tokenizer.shrink = 1
            tokenizer.groups = 1
            actions.look = 0
            actions.camera = 0
            """;

    private Presets() {}

    /**
     * The TOML text of a preset, which may build on another by its key {@code preset}.
     *
     * @throws DjinnException USAGE if there is none of that name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new DjinnException(
                    ExitCode.USAGE, "no preset is called '" + name + "'; choose one of " + String.join(", ", NAMES));
        }
        try (InputStream in = Presets.class.getResourceAsStream(name + ".toml")) {
            if (in == null) {
                throw new IllegalStateException("the preset " + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a preset is for: the first comment line of its file. */
    public static String purpose(String name) {
        return text(name).lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
    }
}
