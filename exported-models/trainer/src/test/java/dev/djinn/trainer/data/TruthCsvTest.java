package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthCsvTest {
    @TempDir
    Path folder;

    @Test
    void everyClipHasOneActionBetweenTwoFrames() {
        TruthCsv truth = TruthCsv.read(TestVideos.coinrun().resolve("truth.csv"));
        for (Path file : VideoFolder.list(TestVideos.coinrun())) {
            int[] actions = truth.findActions(VideoFolder.name(file)).orElseThrow();
            assertThat(actions)
                    .hasSize(TestVideos.pictures(file, TestVideos.COINRUN).size() - 1);
            assertThat(IntStream.of(actions)).allMatch(action -> action >= 0 && action < TruthCsv.ACTIONS);
        }
    }

    @Test
    void actionsThatDoNothingAreOne() throws IOException {
        assertThat(read("file,frames,actions\na.mp4,16,0123456789abcde\n").findActions("a.mp4"))
                .hasValue(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 4, 4, 4, 4, 4, 4});
    }

    @Test
    void anUnknownFileHasNone() throws IOException {
        assertThat(read("file,frames,actions\na.mp4,2,7\n").findActions("b.mp4"))
                .isEmpty();
    }

    @Test
    void aWrongLineIsNamed() {
        refused("", "line 1: the header needs the columns file, frames and actions");
        refused("file,actions\na.mp4,7\n", "line 1: the header needs the columns file, frames and actions");
        refused("file,frames,actions\na.mp4,2,7\nb.mp4,2\n", "line 3: 2 columns instead of 3");
        refused("file,frames,actions\na.mp4,9,7\n", "line 2: 1 actions for 9 frames, one fewer is needed");
        refused("file,frames,actions\na.mp4,3,7f\n", "line 2: actions are the digits 0 to e");
        assertThatThrownBy(() -> TruthCsv.read(folder.resolve("missing.csv")))
                .isInstanceOf(DjinnException.class)
                .hasMessage("Cannot read the true actions in " + folder.resolve("missing.csv"));
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DjinnException.class).hasMessageEndingWith(message);
    }

    private TruthCsv read(String text) throws IOException {
        return TruthCsv.read(Files.writeString(folder.resolve("truth.csv"), text));
    }
}
