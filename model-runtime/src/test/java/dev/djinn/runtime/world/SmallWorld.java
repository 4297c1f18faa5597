package dev.djinn.runtime.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.runtime.world.WorldManifest.Defaults;
import dev.djinn.runtime.world.WorldManifest.FrameFormat;
import dev.djinn.runtime.world.WorldManifest.Grid;
import dev.djinn.runtime.world.WorldManifest.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A world of a few bytes, which has all that a folder needs; no graph of it can be run. */
final class SmallWorld {
    private SmallWorld() {}

    /** All that a world must have, and a card. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("encoder.onnx", "enc".getBytes(StandardCharsets.UTF_8));
        files.put("decoder.onnx", "dec".getBytes(StandardCharsets.UTF_8));
        files.put("lam.onnx", "lam".getBytes(StandardCharsets.UTF_8));
        files.put("dynamics.onnx", "dyn".getBytes(StandardCharsets.UTF_8));
        files.put("card.md", "# Coin".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    static WorldManifest withName(WorldManifest old, String name) {
        return new WorldManifest(
                old.format(),
                name,
                old.frame(),
                old.grid(),
                old.vocabulary(),
                old.window(),
                old.actions(),
                old.defaults(),
                old.licence(),
                old.attributions(),
                old.provenance(),
                old.files());
    }

    /** Without files. */
    static WorldManifest draft() {
        return new WorldManifest(
                1,
                "Coin",
                new FrameFormat(64, 64, 15),
                new Grid(8, 8),
                1024,
                16,
                List.of(ActionLabel.unnamed(0), new ActionLabel(1, "jump-right", "2", 0.5, 2.25, 12.5, 0.75)),
                new Defaults(8, 1.0, true, 1),
                "CC-BY-4.0",
                List.of("Clips: someone, CC-BY-4.0"),
                new Provenance(
                        "30 clips of CoinRun",
                        Map.of("tokenizer", 1200L, "dynamics", 3000L),
                        7,
                        "0.1.0",
                        4.5,
                        Map.of("tokenizer_psnr", 31.25)),
                List.of());
    }

    /** An action fails with an exit code and in one line. */
    static void assertOneLine(ThrowingCallable action, ExitCode code, String reason) {
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(action)
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    /** What lies in a folder. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
