package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.StopSignal;
import dev.djinn.trainer.run.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Runs that begin with the trained weights of another, as docs/training.md says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingTest {
    private static final String NO_TOKENIZER = "training.tokenizer.share=0";
    private static final String NO_DYNAMICS = "training.dynamics.share=0";
    private static final String WARMUP = "training.actions.warmup=0.3";

    @TempDir
    private static Path temp;

    private Path source;

    @BeforeAll
    void trainASource() {
        source = temp.resolve("source");
        train(source, SmallRuns.create(source, SmallRuns.config(40, 24, WARMUP)));
    }

    @Test
    void stagesThatAreLeftAsTakenMeasureWhatTheirSourceDidAndKeepItsBits() {
        Path run = temp.resolve("as-taken");
        SmallRuns.begin(run, SmallRuns.config(0, 0, NO_TOKENIZER, NO_DYNAMICS), source);
        train(run);

        for (String measure : List.of("heldout_psnr", "heldout_cross_entropy")) {
            assertThat(measures(run, measure))
                    .containsExactly(measures(source, measure).getLast());
        }
        for (Network network : Network.values()) {
            assertSame(network, latest(source, stage(network)), latest(run, stage(network)));
        }
        assertThat(latest(run, TokenizerStage.NAME).step()).isZero();
        assertThat(RunFolder.originOf(run).orElseThrow().past(Network.DYNAMICS).steps())
                .isEqualTo(24);
    }

    @Test
    void frozenLatentActionsKeepTheirBitsWhileTheDynamicsLearnOnFromTheirOwnGuesses() {
        Path run = temp.resolve("frozen");
        TrainConfig config = SmallRuns.config(
                0,
                24,
                NO_TOKENIZER,
                "training.actions.frozen=true",
                "dynamics.own_context=0.5",
                "dynamics.own_rounds=3");
        SmallRuns.begin(run, config, source);
        train(run);

        Checkpoint before = latest(source, WorldStage.NAME);
        Checkpoint after = latest(run, WorldStage.NAME);
        assertSame(Network.ACTIONS, before, after);
        assertThatThrownBy(() -> assertSame(Network.DYNAMICS, before, after)).isInstanceOf(AssertionError.class);
        assertThat(lines(run, "action_error_share")).isEmpty();
    }

    @Test
    void trainingGoesOnFromTheSourcesMeasureWithItsActionCodesAndWithoutAWarmUp() {
        Path run = temp.resolve("on");
        Taking.Taken taken = SmallRuns.begin(run, SmallRuns.config(6, 6, WARMUP), source);
        assertThat(taken.inWords())
                .isEqualTo("begins from " + source
                        + ": tokenizer (all) of step 40, actions (all) of step 24, dynamics (all) of step 24");
        train(run);

        double reached = measures(source, "heldout_psnr").getLast();
        double fresh = lines(source, "psnr").getFirst().get("psnr").asDouble();
        assertThat(reached).isGreaterThan(fresh + 0.5);
        assertThat(measures(run, "heldout_psnr").getFirst()).isEqualTo(reached);
        assertThat(measures(run, "heldout_psnr").getLast()).isGreaterThan(reached - 1);
        ObjectNode first = lines(run, "action_error_share").getFirst();
        assertThat(first.get("step").asLong()).isZero();
        assertThat(first.has("cross_entropy"))
                .as("the dynamics is trained from the first step on")
                .isTrue();
        float[] before = latest(source, WorldStage.NAME)
                .require(LatentActionModel.CODEBOOK, TensorData.Type.F32, 8, 32)
                .floats();
        float[] after = latest(run, WorldStage.NAME)
                .require(LatentActionModel.CODEBOOK, TensorData.Type.F32, 8, 32)
                .floats();
        for (int code = 0; code < 8; code++) {
            double cosine = 0;
            for (int i = 0; i < 32; i++) {
                cosine += before[code * 32 + i] * after[code * 32 + i];
            }
            assertThat(cosine)
                    .as("cosine of code " + code + " before and after six steps")
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void frozenTokensStayWhatTheyAreWhileTheDecoderLearnsOn() {
        Path run = temp.resolve("decoder");
        SmallRuns.begin(run, SmallRuns.config(60, 0, NO_DYNAMICS, "training.tokens.frozen=true"), source);
        train(run);

        Checkpoint before = latest(source, TokenizerStage.NAME);
        Checkpoint after = latest(run, TokenizerStage.NAME);
        assertThat(after.step()).isEqualTo(60);
        for (String name : after.tensors().keySet()) {
            if (Network.TOKENIZER.owns(name)) {
                boolean same = before.tensors()
                        .get(name)
                        .bytes()
                        .equals(after.tensors().get(name).bytes());
                assertThat(same).as(name).isEqualTo(!name.startsWith("tokenizer.decoder."));
            }
        }
        assertThat(measures(run, "heldout_psnr").getLast())
                .isGreaterThan(measures(source, "heldout_psnr").getLast());
        assertThatThrownBy(() -> train(
                        temp.resolve("untaken"),
                        SmallRuns.create(
                                temp.resolve("untaken"), SmallRuns.config(12, 6, "training.tokens.frozen=true"))))
                .hasMessageStartingWith("training.tokens.frozen is true")
                .hasMessageContaining("--from");
    }

    @Test
    void aDecoderForPicturesOfTwiceTheSizeLearnsOnTheTokensOfTheSmallOnes() {
        Path run = temp.resolve("twice");
        String[] twice = {
            NO_DYNAMICS,
            "training.tokens.frozen=true",
            "world.width=64",
            "world.height=64",
            "tokenizer.patch=16",
            "tokenizer.shrink=2",
            "actions.patch=32",
            "actions.shrink=8"
        };
        Taking.Taken taken = SmallRuns.begin(run, SmallRuns.config(40, 0, twice), source);
        assertThat(taken.inWords())
                .contains("actions (all)", "dynamics (all)", "'tokenizer.decoder.out.weight' is [192, 64] there");
        train(run);

        Checkpoint before = latest(source, TokenizerStage.NAME);
        latest(run, TokenizerStage.NAME).tensors().forEach((name, tensor) -> {
            if (name.startsWith("tokenizer.encoder.") || name.equals(VideoTokenizer.CODEBOOK)) {
                assertThat(tensor.bytes())
                        .as(name)
                        .isEqualTo(before.tensors().get(name).bytes());
            }
        });
        List<Double> reached = measures(run, "heldout_psnr");
        assertThat(reached.getLast()).isGreaterThan(reached.getFirst() + 1);
        assertThat(measures(run, "heldout_cross_entropy").getLast())
                .as("the dynamics finds the tokens it knows")
                .isCloseTo(measures(source, "heldout_cross_entropy").getLast(), within(0.1));
    }

    @Test
    void codesOfLatentsAreNotTakenForCodesOfKeysNorTheOtherWayRound() {
        String[] looking = {NO_TOKENIZER, "actions.look=8", "training.actions.frozen=true", WARMUP};
        Path run = temp.resolve("looking");
        Taking.Taken taken = SmallRuns.begin(run, SmallRuns.config(0, 6, looking), source);
        assertThat(taken.weights().tensors())
                .containsKey("actions.encoder.in.weight")
                .doesNotContainKey(LatentActionModel.CODEBOOK);
        train(run);

        assertThat(lines(run, "look_error").getFirst().has("cross_entropy"))
                .as("the dynamics is trained before there are codes")
                .isFalse();
        assertThat(lines(run, "action_error_share"))
                .as("what was taken of frozen actions is not trained")
                .isEmpty();
        assertThat(WorldStage.hasCodes(latest(run, WorldStage.NAME))).isTrue();
        assertThat(latest(run, WorldStage.NAME)
                        .tensors()
                        .get("actions.encoder.in.weight")
                        .bytes())
                .isEqualTo(latest(source, WorldStage.NAME)
                        .tensors()
                        .get("actions.encoder.in.weight")
                        .bytes());
        assertThat(SmallRuns.begin(temp.resolve("looking-on"), SmallRuns.config(0, 6, looking), run)
                        .weights()
                        .tensors())
                .containsKey(LatentActionModel.CODEBOOK);
        Path away = temp.resolve("looking-away");
        TrainConfig latents = SmallRuns.config(0, 6, NO_TOKENIZER, WARMUP, "training.actions.frozen=true");
        assertThat(SmallRuns.begin(away, latents, run).weights().tensors())
                .doesNotContainKey(LatentActionModel.CODEBOOK);
        train(away);
        assertThat(WorldStage.hasCodes(latest(away, WorldStage.NAME))).isTrue();
    }

    @Test
    void codesThatWereFoundBehindACameraAreNotTakenForOthersNorTheOtherWayRound() {
        String[] camera = {NO_TOKENIZER, "training.actions.frozen=true", WARMUP, "actions.camera=2"};
        Path behind = temp.resolve("camera");
        Taking.Taken taken = SmallRuns.begin(behind, SmallRuns.config(0, 6, camera), source);
        assertThat(taken.weights().tensors())
                .containsKey("actions.encoder.in.weight")
                .doesNotContainKey(LatentActionModel.CODEBOOK);
        train(behind);
        assertThat(takenOf(behind, NO_TOKENIZER, WARMUP)).doesNotContainKey(LatentActionModel.CODEBOOK);
        assertThat(takenOf(behind, NO_TOKENIZER, "training.actions.frozen=true", WARMUP, "actions.camera=3"))
                .doesNotContainKey(LatentActionModel.CODEBOOK);
        assertThat(takenOf(behind, camera)).containsKey(LatentActionModel.CODEBOOK);
    }

    private static Map<String, TensorData> takenOf(Path run, String... settings) {
        return Taking.from(List.of(run), SmallRuns.config(0, 6, settings), Set.of(), warning -> {})
                .weights()
                .tensors();
    }

    @Test
    void actionsThatAreNotKeptBeginWithTheUsualWarmUpOnTheTokensOfTheTakenTokenizer() {
        Path run = temp.resolve("tokenizer-only");
        SmallRuns.begin(run, SmallRuns.config(0, 6, NO_TOKENIZER, WARMUP), source, Network.TOKENIZER);
        train(run);

        assertSame(Network.TOKENIZER, latest(source, TokenizerStage.NAME), latest(run, TokenizerStage.NAME));
        assertThat(lines(run, "action_error_share").getFirst().has("cross_entropy"))
                .isFalse();
        assertThat(WorldStage.hasCodes(latest(run, WorldStage.NAME))).isTrue();
        assertThat(latest(run, WorldStage.NAME)
                        .tensors()
                        .get(VideoTokenizer.CODEBOOK)
                        .bytes())
                .isEqualTo(latest(source, TokenizerStage.NAME)
                        .tensors()
                        .get(VideoTokenizer.CODEBOOK)
                        .bytes());
        assertThat(RunFolder.originOf(run).orElseThrow().past(Network.DYNAMICS)).isEqualTo(RunOrigin.Past.NONE);
    }

    @Test
    void ofASourceThatFitsInPartTheRestBeginsAnewAndCodesAreNotTakenWithoutTheirWholeEncoder() {
        TrainConfig other = SmallRuns.config(0, 4, "tokenizer.encoder_width=128", "actions.reach_x=1");
        Taking.Taken taken = Taking.from(List.of(source), other, Set.of(), warning -> {});

        Map<String, TensorData> tensors = taken.weights().tensors();
        assertThat(tensors).containsKeys("dynamics.tokens", "tokenizer.decoder.in.weight", "actions.encoder.in.weight");
        assertThat(tensors).doesNotContainKeys(VideoTokenizer.CODEBOOK, LatentActionModel.CODEBOOK);
        assertThat(tensors.keySet()).noneMatch(name -> name.startsWith("dynamics.action"));
        assertThat(taken.inWords())
                .containsPattern("tokenizer \\(\\d+ of \\d+ tensors\\) of step 40, actions \\(\\d+ of \\d+ tensors\\)")
                .contains("; the first that does not fit: 'tokenizer.encoder.");
    }

    @Test
    void ofASourceWithOneCodeForAPatchTheBlocksAreTakenForSeveral() {
        TrainConfig several = SmallRuns.config(0, 4, "tokenizer.groups=4");
        Map<String, TensorData> tensors = Taking.from(List.of(source), several, Set.of(), warning -> {})
                .weights()
                .tensors();
        assertThat(tensors).containsKeys("tokenizer.encoder.in.weight", "dynamics.block1.ffw.up.weight");
        assertThat(tensors)
                .doesNotContainKeys(
                        VideoTokenizer.CODEBOOK,
                        "tokenizer.encoder.out.weight",
                        "dynamics.tokens",
                        "dynamics.out.weight");
    }

    @Test
    void networksThatAreMadeDeeperBeginAtWhatTheirSourceReachedAndTheirNewBlocksLearn() {
        Path run = temp.resolve("deeper");
        String[] deeper = {
            NO_TOKENIZER,
            "tokenizer.encoder_layers=2",
            "tokenizer.decoder_layers=3",
            "actions.encoder_layers=2",
            "actions.decoder_layers=3",
            "dynamics.layers=5",
            WARMUP
        };
        Taking.Taken taken = SmallRuns.begin(run, SmallRuns.config(0, 6, deeper), source);
        assertThat(taken.inWords())
                .isEqualTo("begins from " + source
                        + ": tokenizer (all, made deeper) of step 40, actions (all, made deeper)"
                        + " of step 24, dynamics (all, made deeper) of step 24");
        train(run);

        for (String measure : List.of("heldout_psnr", "heldout_cross_entropy", "heldout_action_error_share")) {
            assertThat(measures(run, measure).getFirst())
                    .as(measure)
                    .isEqualTo(measures(source, measure).getLast());
        }
        Map<String, TensorData> begun = taken.weights().tensors();
        Map<String, TensorData> before = latest(source, WorldStage.NAME).tensors();
        Map<String, TensorData> after = latest(run, WorldStage.NAME).tensors();
        for (String part : List.of(".space.out.weight", ".time.out.weight", ".ffw.down.weight", ".space.qkv.weight")) {
            assertThat(begun.get("dynamics.block3" + part).bytes())
                    .as(part)
                    .isEqualTo(before.get("dynamics.block1" + part).bytes());
            assertThat(after.get("dynamics.block1" + part).bytes())
                    .as(part)
                    .isNotEqualTo(begun.get("dynamics.block1" + part).bytes());
        }
        assertThat(begun.get("dynamics.block1.space.out.weight").floats()).containsOnly(0);
        assertThat(begun.get("dynamics.action1").floats()).containsOnly(0);
        assertThat(after.get("dynamics.block1.space.out.weight").floats()).doesNotContain(0);

        assertThat(Taking.from(List.of(run), SmallRuns.config(0, 4), Set.of(), warning -> {})
                        .weights()
                        .tensors())
                .as("of a source with more blocks")
                .doesNotContainKeys(VideoTokenizer.CODEBOOK, LatentActionModel.CODEBOOK, "dynamics.block2.ffw.up.bias");
    }

    @Test
    void aRunThatWasKilledRightAfterItBeganGoesOnWithoutItsSource() throws IOException {
        Path copy = temp.resolve("copy");
        copy(source, copy);
        Path run = temp.resolve("killed");
        SmallRuns.begin(run, SmallRuns.config(0, 0, NO_TOKENIZER, NO_DYNAMICS), copy);
        Files.move(copy, temp.resolve("gone"));
        Files.delete(run.resolve("lock"));

        train(run);
        assertThat(measures(run, "heldout_psnr")).isEqualTo(measures(source, "heldout_psnr"));

        Files.delete(run.resolve("start.safetensors"));
        train(run);
    }

    @Test
    void aSourceThatBeganFromAnotherAddsItsStepsToThose() {
        Path second = temp.resolve("second");
        SmallRuns.begin(second, SmallRuns.config(2, 2), source);
        train(second);
        TrainConfig config = SmallRuns.config(2, 2);
        Map<Network, RunOrigin.Past> past = Taking.from(List.of(second), config, Set.of(), warning -> {})
                .weights()
                .past();
        long best = best(second, TokenizerStage.NAME).step();
        assertThat(past.get(Network.TOKENIZER).steps()).isEqualTo(40 + best);
    }

    @Test
    void stagesThatAreLeftAsTakenNeedAllTheirWeights() {
        TrainConfig untrained = SmallRuns.config(0, 4, NO_TOKENIZER);
        assertThatThrownBy(() -> Taking.requireWhatIsNotTrained(untrained, Optional.empty()))
                .hasMessageStartingWith("training.tokenizer has neither steps nor share")
                .hasMessageContaining("'tokenizer.");
        TrainConfig wider = SmallRuns.config(0, 4, NO_TOKENIZER, "tokenizer.decoder_width=192");
        Taking.Taken some = Taking.from(List.of(source), wider, Set.of(), warning -> {});
        assertThatThrownBy(() -> Taking.requireWhatIsNotTrained(wider, Optional.of(some.weights())))
                .hasMessageContaining("'tokenizer.decoder.");
    }

    private static void train(Path root) {
        train(root, RunFolder.resume(root));
    }

    private static void train(Path root, RunFolder folder) {
        try (folder) {
            assertThat(SmallRuns.train(folder, StopSignal.none(), () -> 0))
                    .as("" + root)
                    .isEqualTo(ExitCode.OK);
        }
    }

    private static String stage(Network network) {
        return network == Network.TOKENIZER ? TokenizerStage.NAME : WorldStage.NAME;
    }

    private static void assertSame(Network network, Checkpoint expected, Checkpoint actual) {
        expected.tensors().forEach((name, tensor) -> {
            if (network.owns(name)) {
                assertThat(actual.tensors().get(name).bytes()).as(name).isEqualTo(tensor.bytes());
            }
        });
    }

    private static Checkpoint latest(Path root, String stage) {
        return RunFolder.checkpointsOf(root, warning -> {}).latest(stage).orElseThrow();
    }

    private static Checkpoint best(Path root, String stage) {
        return RunFolder.checkpointsOf(root, warning -> {}).best(stage).orElseThrow();
    }

    private static List<Double> measures(Path root, String key) {
        return lines(root, key).stream().map(line -> line.get(key).asDouble()).toList();
    }

    private static List<ObjectNode> lines(Path root, String key) {
        return MetricsLog.readAll(root.resolve("metrics.jsonl")).stream()
                .filter(line -> line.has(key))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var inside = Files.walk(from)) {
            for (Path path : inside.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
