package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The definitions of {@code docs/evaluation.md}, on worlds whose figures are known beforehand. */
class EvaluationTest {
    private static final ToyFootage FOOTAGE = new ToyFootage(1, 60, 60, 60, 60, 60, 60, 60, 60);
    private static final EvalOptions OPTIONS = new EvalOptions(20, 0, 0);

    @Test
    void perfectWorldIsPerfectInEveryFigure() {
        Map<String, Double> results = evaluate(new ToyWorld());
        assertThat(results)
                .containsEntry("tokenizer_psnr", 50.0)
                .containsEntry("tokenizer_mse_psnr", 100.0)
                .containsEntry("token_accuracy", 1.0)
                .containsEntry("changed_token_accuracy", 1.0)
                .containsEntry("rollout_psnr_1", 50.0)
                .containsEntry("rollout_psnr_10", 50.0)
                .containsEntry("rollout_mse_psnr_10", 100.0)
                .containsEntry("code_purity", 1.0);
        assertThat(results.get("tokenizer_ssim")).isCloseTo(1, within(1e-12));
        assertThat(results.get("code_nmi")).isCloseTo(1, within(1e-12));
    }

    @Test
    void worldThatObeysScoresAboveRandomActionsAtEveryFrame() {
        Map<String, Double> results = evaluate(new ToyWorld());
        for (int t = 1; t <= 8; t++) {
            assertThat(results.get("dt_psnr_" + t)).isGreaterThan(10);
            assertThat(results.get("dt_mse_psnr_" + t)).isGreaterThan(10);
        }
        assertThat(results).doesNotContainKey("dt_psnr_9").doesNotContainKey("rollout_psnr_11");
    }

    @Test
    void worldThatIgnoresActionsHasNoDeltaThoughItRollsDice() {
        Map<String, Double> results = evaluate(new ToyWorld() {
            @Override
            int move(long action, FrameNoise noise) {
                FloatBuffer dice = FloatBuffer.allocate(1);
                noise.fill(dice);
                return (int) (3 * dice.get(0)) - 1;
            }
        });
        for (int t = 1; t <= 8; t++) {
            assertThat(results.get("dt_psnr_" + t)).isZero();
            assertThat(results.get("dt_mse_psnr_" + t)).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void worldThatCopiesEqualsTheCopyFigures() {
        Map<String, Double> results = evaluate(copyingWorld());
        for (int k = 1; k <= 10; k++) {
            assertThat(results.get("rollout_psnr_" + k)).isEqualTo(results.get("rollout_psnr_copy_" + k));
            assertThat(results.get("rollout_mse_psnr_" + k)).isEqualTo(results.get("rollout_mse_psnr_copy_" + k));
        }
        assertThat(results.get("token_accuracy")).isEqualTo(results.get("token_accuracy_copy"));
        assertThat(results).containsEntry("changed_token_accuracy", 0.0);
    }

    @Test
    void copyRepeatsTheSecondPromptFrameAndIsComparedFromTheThirdOn() {
        // one step away: 2 of 16 columns are wrong, 10 log10(8) dB; the bar moves in about two frames of three
        double moved = 10 * Math.log10(8);
        double still = 50;
        List<Clip> clips = heldOut().clips(OPTIONS.clips());
        double expected = clips.stream()
                .mapToDouble(clip -> FOOTAGE.actions(clip)[1] == 0 ? still : moved)
                .average()
                .orElseThrow();
        assertThat(evaluate(copyingWorld()).get("rollout_psnr_copy_1")).isCloseTo(expected, within(1e-9));
    }

    @Test
    void tokenAccuracyOfCopyingCountsFramesAfterTheTwoPromptFrames() {
        double same = heldOut().clips(OPTIONS.clips()).stream()
                .flatMapToInt(
                        clip -> java.util.Arrays.stream(FOOTAGE.actions(clip)).skip(1))
                .mapToDouble(action -> action == 0 ? 1 : 14 / 16.0)
                .average()
                .orElseThrow();
        assertThat(evaluate(new ToyWorld()).get("token_accuracy_copy")).isCloseTo(same, within(1e-12));
    }

    @Test
    void actionsShiftedByOneHurtPredictionControlAndMeaning() {
        Map<String, Double> right = evaluate(new ToyWorld());
        Map<String, Double> late = evaluate(new ToyWorld() {
            @Override
            public long[] inferActions(List<Picture> frames_T) {
                long[] actions = super.inferActions(frames_T);
                System.arraycopy(actions.clone(), 0, actions, 1, actions.length - 1);
                return actions;
            }
        });
        for (String key : List.of("token_accuracy", "changed_token_accuracy", "code_purity", "code_nmi")) {
            assertThat(late.get(key)).as(key).isLessThan(right.get(key) - 0.05);
        }
        assertThat(late.get("rollout_psnr_4")).isLessThan(right.get("rollout_psnr_4") - 5);
        assertThat(late.get("dt_psnr_4")).isLessThan(right.get("dt_psnr_4") - 5);
    }

    @Test
    void truthShiftedByOneHurtsWhatTheCodesMean() {
        Truth late = new Truth() {
            @Override
            public int classes() {
                return FOOTAGE.classes();
            }

            @Override
            public int[] actions(Clip clip) {
                return FOOTAGE.actions(new Clip(clip.episode(), Math.max(0, clip.start() - 1)));
            }
        };
        EvalReport report = Evaluation.run(new ToyWorld(), heldOut(), Optional.of(late), OPTIONS, EvalProgress.SILENT);
        assertThat(report.results().get("code_purity")).isLessThan(0.7);
        assertThat(report.results().get("code_nmi")).isLessThan(0.2);
    }

    @Test
    void sharesOfCodesAddUpToOneAndChanceTellsLittle() {
        Map<String, Double> results = evaluate(new ToyWorld());
        assertThat(results.get("code_shares_0") + results.get("code_shares_1") + results.get("code_shares_2"))
                .isCloseTo(1, within(1e-12));
        assertThat(results.get("code_nmi_shuffled")).isLessThan(0.1);
        assertThat(results.get("code_purity_majority")).isBetween(0.33, 0.45);
    }

    @Test
    void equalSeedsGiveEqualReports() {
        assertThat(run(new ToyWorld()).toJson()).isEqualTo(run(new ToyWorld()).toJson());
    }

    @Test
    void withoutTruthNothingIsSaidAboutMeaning() {
        EvalReport report = Evaluation.run(new ToyWorld(), heldOut(), Optional.empty(), OPTIONS, EvalProgress.SILENT);
        assertThat(report.results()).containsKey("code_shares_0").doesNotContainKeys("code_purity", "code_nmi");
    }

    @Test
    void everyFigureSaysOnHowManyClipsItStands() {
        Map<String, Integer> clips = new java.util.HashMap<>();
        run(new ToyWorld()).figures().forEach(figure -> clips.put(figure.key(), figure.clips()));
        assertThat(clips).containsEntry("dt_psnr", 20).containsEntry("tokenizer_ssim", 20);
        assertThat(clips).containsEntry("code_nmi", 40).containsEntry("code_shares", 40);
    }

    @Test
    void progressReachesItsTotal() {
        List<String> heard = new ArrayList<>();
        Evaluation.run(new ToyWorld(), heldOut(), Optional.empty(), OPTIONS, (what, done, total) -> {
            if (done == total) {
                heard.add(what + " " + total);
            }
        });
        assertThat(heard).containsExactly("rollouts 20", "latent actions 40");
    }

    private static ToyWorld copyingWorld() {
        return new ToyWorld() {
            @Override
            int move(long action, FrameNoise noise) {
                return 0;
            }
        };
    }

    private static Map<String, Double> evaluate(WorldModel world) {
        return run(world).results();
    }

    private static EvalReport run(WorldModel world) {
        return Evaluation.run(world, heldOut(), Optional.of(FOOTAGE), OPTIONS, EvalProgress.SILENT);
    }

    private static HeldOut heldOut() {
        return HeldOut.choose(FOOTAGE, OPTIONS.seed());
    }
}
