package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Games that remember, through real ONNX Runtime; the toy's two ways of dreaming give the same frames for ever. */
class DreamTest {
    private static final long[][] PROMPT_TS = {{1, 2, 3, 4}};
    private static final Sampling SAMPLED = new Sampling(4, 1, false);
    private static final int[] ACTIONS = {2, 0, 1, 1, 2, 2, 0, 1, 0, 2};

    @TempDir
    private Path folder;

    @Test
    void aWorldThatRemembersDreamsWhatItDreamsWithoutRemembering() {
        List<long[]> remembered = play(new ToyWorld().caching(), SAMPLED);
        assertThat(remembered).hasSize(ACTIONS.length).containsExactlyElementsOf(play(new ToyWorld(), SAMPLED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recallingTheLastFramesContinuesTheGame(boolean caching) {
        ToyWorld toy = caching ? new ToyWorld().caching() : new ToyWorld();
        try (World world = open(toy);
                Dream game = world.dream();
                Dream later = world.dream()) {
            game.recall(PROMPT_TS, new long[0]);
            List<long[]> frames = new ArrayList<>(List.of(PROMPT_TS));
            for (int i = 0; i < ACTIONS.length; i++) {
                frames.add(game.next(ACTIONS[i], SAMPLED, FrameNoise.of(7, i)).tokens_S());
            }
            int from = 8 - game.memory();
            long[] led_T = IntStream.of(ACTIONS)
                    .skip(from)
                    .limit(7 - from)
                    .asLongStream()
                    .toArray();
            later.recall(frames.subList(from, 8).toArray(long[][]::new), led_T);
            for (int i = 7; i < ACTIONS.length; i++) {
                assertThat(later.next(ACTIONS[i], SAMPLED, FrameNoise.of(7, i)).tokens_S())
                        .isEqualTo(frames.get(i + 1));
            }
        }
    }

    @Test
    void anActionThatDoesNotExistLeavesTheGameWhereItIs() {
        List<long[]> wanted = play(new ToyWorld().caching(), SAMPLED);
        try (World world = open(new ToyWorld().caching());
                Dream game = world.dream()) {
            game.recall(PROMPT_TS, new long[0]);
            game.next(ACTIONS[0], SAMPLED, FrameNoise.of(7, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> game.next(4, SAMPLED, FrameNoise.of(7, 1)))
                    .withMessage("actions: has code 4, this world has 0..2 and 3 for none");
            assertThat(game.next(ACTIONS[1], SAMPLED, FrameNoise.of(7, 1)).tokens_S())
                    .isEqualTo(wanted.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noKeyIsTheActionAfterTheLastAndIsRememberedAsAnyOther(boolean caching) {
        ToyWorld toy = caching ? new ToyWorld().caching() : new ToyWorld();
        Sampling greedy = new Sampling(1, 0, false);
        try (World world = open(toy);
                Dream game = world.dream();
                Dream later = world.dream()) {
            int none = world.manifest().noAction();
            assertThat(none).isEqualTo(world.manifest().actions().size());
            game.recall(PROMPT_TS, new long[0]);
            long[] second = game.next(none, greedy, FrameNoise.of(7, 0)).tokens_S();
            assertThat(second)
                    .isEqualTo(world.next(PROMPT_TS, new long[] {none}, greedy, FrameNoise.of(7, 0))
                            .tokens_S());
            later.recall(new long[][] {PROMPT_TS[0], second}, new long[] {none});
            assertThat(later.next(1, greedy, FrameNoise.of(7, 1)).tokens_S())
                    .isEqualTo(game.next(1, greedy, FrameNoise.of(7, 1)).tokens_S());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWorldOfBeforeThereWasGuidanceTakesNone(boolean caching) {
        Sampling guided = new Sampling(1, 0, false, 2);
        try (World world = open(caching ? new ToyWorld().caching() : new ToyWorld());
                Dream game = world.dream()) {
            game.recall(PROMPT_TS, new long[0]);
            assertThatExceptionOfType(DjinnException.class)
                    .isThrownBy(() -> game.next(0, guided, FrameNoise.of(1, 1)))
                    .withMessageContaining("knows no guidance, only 1 works; export the world again");
        }
    }

    @Test
    void stepsMayChangeFromFrameToFrame() {
        try (World world = open(new ToyWorld().caching());
                Dream game = world.dream()) {
            game.recall(PROMPT_TS, new long[0]);
            NextFrame one = game.next(0, new Sampling(1, 0, true), FrameNoise.of(1, 1));
            NextFrame four = game.next(0, new Sampling(4, 0, true), FrameNoise.of(1, 2));
            assertThat(one.revealedAt_S()).containsOnly(0);
            assertThat(four.revealedAt_S()).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void saysWhatARecallNeeds() {
        try (World world = open(new ToyWorld().caching());
                Dream game = world.dream()) {
            assertThatIllegalStateException().isThrownBy(() -> game.next(0, SAMPLED, FrameNoise.of(1, 1)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> game.recall(PROMPT_TS, new long[1]))
                    .withMessage("actions: there are 1 between 1 frames, 0 needed");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> game.recall(new long[][] {{1, 2, 3, 16}}, new long[0]))
                    .withMessage("tokens: frame 0 has code 16, this world has 0..15");
        }
    }

    @Test
    void aMemoryOfAnotherShapeBreaksTheWorldWhenItIsOpened() {
        refuses(
                new ToyWorld().caching().with(WorldFolder.DYNAMICS_CACHED, ToyCache.step(ToyWorld.TOKENS - 1)),
                "dynamics_cached.onnx: gives kv_out as ");
    }

    @Test
    void aMemoryOfUnknownLengthBreaksTheWorldWhenItIsOpened() {
        refuses(
                new ToyWorld().caching().with(WorldFolder.PREFILL, ToyCache.prefill("long")),
                "prefill.onnx: says djinn.memory is long");
    }

    private void refuses(ToyWorld toy, String reason) {
        VerifiedWorld broken = toy.in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(broken, DeviceChoice.CPU))
                .withMessageStartingWith("world 'toy', " + reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private List<long[]> play(ToyWorld toy, Sampling sampling) {
        List<long[]> frames = new ArrayList<>();
        try (World world = open(toy);
                Dream game = world.dream()) {
            game.recall(PROMPT_TS, new long[0]);
            for (int i = 0; i < ACTIONS.length; i++) {
                frames.add(game.next(ACTIONS[i], sampling, FrameNoise.of(7, i)).tokens_S());
            }
        }
        return frames;
    }

    private World open(ToyWorld toy) {
        return World.open(toy.in(folder.resolve("toy")), DeviceChoice.CPU);
    }
}
