package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A run of a few steps and its world, made of real clips by the real commands, once for all tests that only read them. */
final class TrainedWorld implements AutoCloseable {
    static final String CLIPS = "src/test/resources/coinrun";

    private final Path folder;
    private final TestCommands commands = new TestCommands();

    private TrainedWorld() {
        try {
            folder = Files.createTempDirectory("trained");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path run = run();
        TestCommands.Result fit = commands.execute(
                "fit",
                CLIPS,
                "--out",
                "" + run,
                "--play",
                "--preset",
                "tiny",
                "--seed",
                "3",
                "--device",
                "cpu",
                "--set",
                "world.width=32",
                "--set",
                "world.height=32",
                "--set",
                "tokenizer.vocabulary=64",
                "--set",
                "training.tokenizer.steps=5",
                "--set",
                "training.dynamics.steps=12",
                "--set",
                "training.dynamics.frames=4",
                "--set",
                "world.licence=CC0-1.0");
        assertThat(fit.err()).isEmpty();
        assertThat(fit.status()).isZero();
    }

    /** Gives all classes the same. */
    static final class Once implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TrainedWorld.class;
        }

        @Override
        public TrainedWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(TrainedWorld.class))
                    .getOrComputeIfAbsent(TrainedWorld.class, _ -> new TrainedWorld(), TrainedWorld.class);
        }
    }

    Path run() {
        return folder.resolve("run");
    }

    Path world() {
        return run().resolve("world");
    }

    /** The worlds that training opened to be played. */
    List<Path> played() {
        return commands.played();
    }

    @Override
    public void close() throws IOException {
        TestCommands.delete(folder);
    }
}
