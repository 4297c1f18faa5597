package dev.djinn.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.config.TrainConfigs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final TrainConfig TINY = TrainConfigs.preset("tiny");
    private static final Speed SPEED = new Speed(1e11, "test");

    @Test
    void parametersAreThoseOfTheArchitectureWorkedOutByHand() {
        assertParametersAreThoseWorkedOutByHand(TINY, 1);
        assertParametersAreThoseWorkedOutByHand(
                TrainConfigs.load(Optional.of("tiny"), Optional.empty(), List.of("tokenizer.groups=3")), 3);
    }

    private static void assertParametersAreThoseWorkedOutByHand(TrainConfig config, long groups) {
        long d = 64;
        long block = block(d);
        long patch = 8 * 8 * 3;
        long tokens = 64;
        long encoder = (patch * d + d) + tokens * d + block + 2 * d + (d * groups * 32 + groups * 32);
        long decoder = (groups * 32 * d + d) + tokens * d + 2 * block + 2 * d + (d * patch + patch);
        long w = 128;
        long heads = groups * ((w * 1024 + 1024) + (w * 32 + 32) + (w * 2 + 2));
        long dynamics = groups * (2 * w * 32 + 1025 * w) + tokens * w + 2 * (block(w) + 9 * w) + 2 * w + heads;

        Plan plan = Plan.of(config, videos(1000), 2, SPEED);

        assertThat(plan.networks().get(0)).isEqualTo(new Plan.Network("tokenizer", encoder + decoder));
        assertThat(plan.networks().get(2)).isEqualTo(new Plan.Network("dynamics", dynamics));
        assertThat(plan.disk().tokens()).isEqualTo(1000 * 64 * groups * 2);
    }

    private static long block(long d) {
        long norms = 3 * 2 * d;
        long attention = (3 * d * d + 3 * d) + (d * d + d) + 64;
        long feedForward = (4 * d * d + 4 * d) + (4 * d * d + d);
        return norms + 2 * attention + feedForward;
    }

    @Test
    void forwardPassCostsTwoFlopForEachWeightAndRowPlusAttention() {
        long d = 64;
        long frames = 4;
        long rows = frames * 64;
        long weights = 192 * d + d * 32 + 1024 * 32 + 32 * d + d * 192 + 3 * 16 * d * d;
        long space = 4 * rows * 64 * d;
        long time = 4 * rows * frames * d;

        NetworkCost cost = NetworkCost.tokenizer(TINY, (int) frames);

        assertThat(cost.forwardFlop()).isEqualTo(2 * rows * weights + 3 * (space + time));
    }

    @Test
    void timeSetsStepsAndStepsSetTime() {
        Plan byTime = Plan.of(TINY, videos(1000), 2, SPEED);
        assertThat(byTime.stages().get(0).hours()).isCloseTo(3.5 * 0.45 / 60, within(1e-3));
        assertThat(byTime.stages().get(0).steps()).isGreaterThan(10);

        Plan bySteps = Plan.of(TrainConfigs.preset("coinrun-paper"), videos(10_000_000), 1, SPEED);
        Plan.Stage dynamics = bySteps.stages().get(2);
        assertThat(dynamics.steps()).isEqualTo(200_000);
        assertThat(dynamics.flop()).isEqualTo(200_000 * dynamics.flopPerStep());
        assertThat(dynamics.hours()).isCloseTo(dynamics.flop() / 1e11 / 3600, within(1e-6));
        assertThat(dynamics.passes()).isCloseTo(200_000.0 * 36 * 16 / 10_000_000, within(1e-9));
    }

    @Test
    void fasterMachineNeedsLessTimeForTheSameSteps() {
        TrainConfig paper = TrainConfigs.preset("coinrun-paper");

        assertThat(Plan.of(paper, videos(1000), 2, new Speed(1e14, "fast")).hours())
                .isCloseTo(Plan.of(paper, videos(1000), 2, SPEED).hours() / 1000, within(1e-6));
    }

    @Test
    void diskCountsFramesTokensCheckpointsAndWorld() {
        Plan plan = Plan.of(TINY, videos(1000), 2, SPEED);
        long weights =
                4 * plan.networks().stream().mapToLong(Plan.Network::parameters).sum();

        assertThat(plan.disk().frames()).isEqualTo(1000 * 64 * 64 * 3);
        assertThat(plan.disk().tokens()).isEqualTo(1000 * 64 * 2);
        assertThat(plan.disk().export()).isEqualTo(weights);
        assertThat(plan.disk().checkpoints()).isEqualTo(weights * 3 * 4);
    }

    @Test
    void mirroredAndHeldOutFramesTakeTheirShareOfDiskAndTime() {
        TrainConfig mirrored = TrainConfigs.load(Optional.of("tiny"), Optional.empty(), List.of("data.mirror=true"));

        Plan plan = Plan.of(mirrored, new Plan.Footage(1000, 100), 2, SPEED);

        assertThat(plan.disk().frames()).isEqualTo(1100 * 64 * 64 * 3);
        assertThat(plan.disk().tokens()).isEqualTo((2 * 1000 + 100) * 64 * 2);
        assertThat(plan.stages().get(1).steps())
                .isEqualTo(Math.ceilDiv(2100, plan.stages().get(1).framesPerClip()));
    }

    @Test
    void eachWorkerAddsItsClipsToAStep() {
        Plan one = Plan.of(TINY, videos(1000), 1, SPEED);
        Plan two = Plan.of(TINY, videos(1000), 2, SPEED);

        assertThat(two.stages().get(0).clipsPerStep())
                .isEqualTo(2 * one.stages().get(0).clipsPerStep());
    }

    @Test
    void largestPresetIsPlannedWithoutOverflow() {
        Plan plan = Plan.of(TrainConfigs.preset("platformers-paper"), videos(1_000_000_000), 2, Speed.estimatedGpu());

        assertThat(plan.networks().get(2).parameters()).isBetween(20_000_000_000L, 21_000_000_000L);
        assertThat(plan.stages()).allSatisfy(stage -> assertThat(stage.flop()).isPositive());
    }

    @Test
    void tableAndJsonSayTheSame() {
        TrainConfig config = TrainConfigs.load(Optional.of("tiny"), Optional.empty(), List.of("run.minutes=90.0"));
        Plan plan = Plan.of(config, videos(54_321), 2, Speed.estimatedCpu(2));

        assertThat(plan.toTable())
                .contains("54,321 frames")
                .contains("2 CPU cores of 35 GFLOP/s")
                .contains(
                        String.format(Locale.ROOT, "%,d", plan.networks().get(0).parameters()));
        assertThat(plan.toJson().path("networks").path(0).path("parameters").asLong())
                .isEqualTo(plan.networks().get(0).parameters());
        assertThat(plan.toJson().path("stages").path(2).path("flop_per_step").asDouble())
                .isEqualTo(plan.stages().get(2).flopPerStep());
        assertThat(plan.toJson().path("disk").path("total").asLong())
                .isEqualTo(plan.disk().total());
    }

    private static Plan.Footage videos(long frames) {
        return new Plan.Footage(frames, 0);
    }
}
