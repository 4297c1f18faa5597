package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Picture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Section "Long rollouts" of {@code docs/evaluation.md}. */
class LongRolloutTest {
    @Test
    void worldThatRemembersWhatItsWindowShowsGainsNothing() {
        Map<String, Double> results = report(new ToyWorld(), 90, 90, 90).results();
        assertThat(results)
                .containsEntry("long_psnr", Psnr.FRAME_CAP)
                .containsEntry("long_psnr_window", Psnr.FRAME_CAP)
                .containsEntry("long_psnr_gain", 0.0);
        assertThat(results.get("long_psnr_copy")).isLessThan(20);
    }

    @Test
    void worldThatForgetsInPlayLosesWhatTheWindowKnows() {
        WorldModel forgetful = new ToyWorld() {
            @Override
            public List<Picture> play(long[][] prompt_TS, long[] actions, int ahead, long seed) {
                return Collections.nCopies(ahead, decode(prompt_TS).getLast());
            }
        };
        Map<String, Double> results = report(forgetful, 90, 90, 90).results();
        assertThat(results.get("long_psnr")).isEqualTo(results.get("long_psnr_copy"));
        assertThat(results.get("long_psnr_gain"))
                .isEqualTo(results.get("long_psnr_copy") - Psnr.FRAME_CAP)
                .isLessThan(-20);
    }

    @Test
    void onlyClipsThatGoOnForLongEnoughCount() {
        int oneAtItsStart = 72;
        int twoOfThemTwelveFramesApart = 84;
        EvalReport report = report(new ToyWorld(), 60, twoOfThemTwelveFramesApart, 24, oneAtItsStart);
        assertThat(report.figures())
                .filteredOn(figure -> figure.key().equals("long_psnr"))
                .extracting(Figure::clips)
                .containsExactly(3);
        assertThat(report(new ToyWorld(), 24, 60).results()).doesNotContainKey("long_psnr");
    }

    private static EvalReport report(WorldModel world, int... framesOfFiles) {
        HeldOut heldOut = HeldOut.choose(new ToyFootage(1, framesOfFiles), 0);
        return Evaluation.run(world, heldOut, Optional.empty(), new EvalOptions(2, 0, 24, 0), EvalProgress.SILENT);
    }
}
