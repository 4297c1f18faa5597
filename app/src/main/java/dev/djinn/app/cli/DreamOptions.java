package dev.djinn.app.cli;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that dreams. */
final class DreamOptions {
    @Mixin
    private final DeviceOption where = new DeviceOption();

    @Option(names = "--seed", paramLabel = "N", description = "Of all dice; the same seed dreams the same game.")
    private @Nullable Long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Decoding iterations a frame, 1..64: more is slower and usually sharper. Default: the world's.")
    private @Nullable Integer steps;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Of the dice, 0..10; 0 always takes the likeliest. Default: the world's.")
    private @Nullable Float temperature;

    @Option(
            names = "--guidance",
            paramLabel = "X",
            description = "How much stronger than learned a key acts, 0..10; 1 is as learned. Default: the world's.")
    private @Nullable Float guidance;

    DeviceChoice device(Surroundings around) {
        return where.device(around);
    }

    /**
     * The world's own sampling where the player chose none.
     *
     * @throws DjinnException USAGE if a number is out of range
     */
    SessionSettings settings(WorldManifest world, long seedIfNone) {
        SessionSettings defaults = SessionSettings.defaults(world, seed == null ? seedIfNone : seed);
        Sampling sampling = defaults.sampling();
        try {
            return new SessionSettings(
                    defaults.seed(),
                    new Sampling(
                            steps == null ? sampling.steps() : steps,
                            temperature == null ? sampling.temperature() : temperature,
                            sampling.randomOrder(),
                            guidance == null ? sampling.guidance() : guidance));
        } catch (IllegalArgumentException e) {
            throw new DjinnException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
