package dev.djinn.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worlds that the app comes with. */
class CommittedWorldsTest {
    private static final long MOST_BYTES = 20_000_000;
    /** Share of tokens; none of 6,144 was measured, {@code docs/decisions.md}. */
    private static final double OTHER_IN_HALF = 0.02;

    static List<Path> worlds() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "worlds"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Export compared four times as many before it wrote the world. */
    @ParameterizedTest
    @MethodSource("worlds")
    void computesWhatTorchComputesForSixteenFrames(Path world) {
        compare(world, 16);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("worlds")
    void computesWhatTorchComputesForSixtyFourFrames(Path world) {
        compare(world, 64);
    }

    private static void compare(Path world, int frames) {
        WorldFiles files = WorldFiles.read(WorldFolder.verify(world));
        Parity.Material usual = Parity.Material.standard(files.config(), 1);
        Report report = Parity.check(files, new Parity.Material(usual.footage(), frames, usual.steps(), usual.seed()));
        assertThat(report.holds()).as(report.table()).isTrue();
        assertThat(report.rows())
                .filteredOn(row -> row.tensor().startsWith("dynamics.next_tokens, greedy")
                        || row.tensor().startsWith("dynamics.next_tokens, sampled"))
                .extracting(Report.Row::compared)
                .containsExactly(
                        (long) frames * files.config().dynamics().tokens(),
                        (long) frames * files.config().dynamics().tokens());
        assertThat(report.rows())
                .as("greedy tokens in half precision")
                .filteredOn(row -> row.tensor().equals("dynamics_fp16.next_tokens, greedy"))
                .singleElement()
                .satisfies(row -> assertThat(row.difference()).isLessThan(OTHER_IN_HALF));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void saysWhoseItIsAndWhatWasMeasured(Path world) {
        WorldFolder.verify(world);
        assertThat(world.resolve("card.md")).content().contains("Licence:", "copy");
        assertThat(WorldFolder.verify(world).manifest().attributions()).isNotEmpty();
        assertThat(WorldFolder.verify(world).manifest().provenance().results())
                .containsKeys("tokenizer_psnr", "rollout_psnr_10", "rollout_psnr_copy_10", "dt_psnr_4");
    }

    @Test
    void staySmall() throws IOException {
        long bytes = 0;
        for (Path world : worlds()) {
            try (Stream<Path> files = Files.list(world)) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        assertThat(bytes).isPositive().isLessThan(MOST_BYTES);
    }
}
