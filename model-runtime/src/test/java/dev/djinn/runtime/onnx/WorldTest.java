package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.ToyWorld.Fault;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graphs' contract, section "Graphs" of {@code model-runtime/docs/world-format.md}, through real ONNX Runtime. */
class WorldTest {
    private static final Sampling GREEDY = new Sampling(4, 0, false);
    private static final Sampling SAMPLED = new Sampling(4, 1, false);
    private static final FrameNoise DICE = FrameNoise.of(7, 1);

    @TempDir
    private Path folder;

    @Test
    void encodesEachFrameRowByRow() {
        try (World world = open(new ToyWorld())) {
            assertThat(world.encode(List.of(ToyWorld.frame(0, 16, 32, 255), ToyWorld.frame(48, 0, 0, 0))))
                    .isEqualTo(new long[][] {{0, 1, 2, 15}, {3, 0, 0, 0}});
        }
    }

    @Test
    void decodesTokensToOpaquePictures() {
        try (World world = open(new ToyWorld())) {
            assertThat(world.decode(new long[][] {{0, 1, 2, 15}, {3, 0, 0, 0}}))
                    .containsExactly(ToyWorld.frame(0, 16, 32, 240), ToyWorld.frame(48, 0, 0, 0));
        }
    }

    @Test
    void infersTheActionThatLeadsToEachLaterFrame() {
        List<Picture> frames = List.of(flat(9), flat(10), flat(11), flat(12));
        try (World world = open(new ToyWorld())) {
            assertThat(world.inferActions(frames)).containsExactly(1, 2, 0);
        }
    }

    @Test
    void dreamsTheNextFrameFromTokensAndTheirActions() {
        try (World world = open(new ToyWorld())) {
            NextFrame next = world.next(new long[][] {{1, 2, 3, 4}, {0, 0, 1, 0}}, new long[] {2, 1}, GREEDY, DICE);
            assertThat(next.tokens_S()).containsExactly(4, 5, 7, 7);
            assertThat(next.pixels()).isEqualTo(ToyWorld.frame(64, 80, 112, 112));
            assertThat(next.revealedAt_S()).containsExactly(0, 1, 2, 3);
            assertThat(next.confidence_S()).hasSize(4);
        }
    }

    @Test
    void usesTheLastFramesOfTheWindowOnly() {
        long[][] history_TS = {{9, 9, 9, 9}, {1, 1, 1, 1}, {2, 2, 2, 2}, {3, 3, 3, 3}};
        try (World world = open(new ToyWorld())) {
            assertThat(world.next(history_TS, new long[] {2, 0, 0, 1}, GREEDY, DICE)
                            .tokens_S())
                    .containsExactly(7, 7, 7, 7);
        }
    }

    @Test
    void sameSeedGivesTheSameTokensWhateverWasDreamedBefore() {
        long[][] prompt_TS = {{1, 2, 3, 4}};
        try (World world = open(new ToyWorld())) {
            long[] first_S = world.next(prompt_TS, new long[1], SAMPLED, DICE).tokens_S();
            world.next(prompt_TS, new long[1], SAMPLED, FrameNoise.of(8, 5));
            assertThat(world.next(prompt_TS, new long[1], SAMPLED, DICE).tokens_S())
                    .isEqualTo(first_S);
        }
    }

    @Test
    void anotherSeedOrFrameGivesOtherTokens() {
        long[][] prompt_TS = {{1, 2, 3, 4}};
        try (World world = open(new ToyWorld())) {
            long[] first_S = world.next(prompt_TS, new long[1], SAMPLED, FrameNoise.of(7, 1))
                    .tokens_S();
            assertThat(world.next(prompt_TS, new long[1], SAMPLED, FrameNoise.of(8, 1))
                            .tokens_S())
                    .isNotEqualTo(first_S);
            assertThat(world.next(prompt_TS, new long[1], SAMPLED, FrameNoise.of(7, 2))
                            .tokens_S())
                    .isNotEqualTo(first_S);
        }
    }

    @Test
    void teachesWhatAnInputShouldBe() {
        try (World world = open(new ToyWorld())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.next(new long[][] {{1, 2, 3}}, new long[1], GREEDY, DICE))
                    .withMessage("tokens: S is 3 in frame 0, this world has 4");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.next(new long[][] {{1, 2, 3, 16}}, new long[1], GREEDY, DICE))
                    .withMessage("tokens: frame 0 has code 16, this world has 0..15");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.next(new long[][] {{1, 2, 3, 4}}, new long[] {4}, GREEDY, DICE))
                    .withMessage("actions: has code 4, this world has 0..2 and 3 for none");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.next(new long[][] {{1, 2, 3, 4}}, new long[2], GREEDY, DICE))
                    .withMessage("actions: T is 2, the tokens have 1 frames: one action after each");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.decode(new long[0][]))
                    .withMessage("tokens: T is 0, at least 1 frame needed");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.inferActions(List.of(flat(1))))
                    .withMessage("frames: T is 1, at least 2 needed");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.encode(List.of(new Picture(1, 1, new byte[] {0, 0, 0, -1}))))
                    .withMessage("frames: frame 0 is 1x1, this world has 8x8");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TOKENS_OUT_OF_RANGE     | gives next_tokens 31, this world has 0..15
            CONFIDENCE_NOT_A_NUMBER | gives confidence NaN
            PIXELS_TOO_SMALL        | gives pictures of 4x4, which is no multiple of this world's 8x8
            NO_ORDER_INPUT          | takes [actions, noise, steps, temperature, tokens], a world's takes [actions, noise, order,
            FAILS_WHILE_RUNNING     | it failed while running
            """)
    void refusesAWorldThatBreaksItsContract(Fault fault, String reason) {
        VerifiedWorld broken = new ToyWorld().with(fault).in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(broken, DeviceChoice.CPU))
                .withMessageStartingWith("world 'toy', dynamics.onnx: ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"encoder.onnx", "decoder.onnx", "lam.onnx", "dynamics.onnx"})
    void refusesACorruptGraphWithTheRightHash(String file) {
        byte[] garbage = "this is no graph".getBytes(StandardCharsets.UTF_8);
        VerifiedWorld corrupt = new ToyWorld().with(file, garbage).in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(corrupt, DeviceChoice.CPU))
                .withMessageStartingWith("world 'toy', " + file + ": is no ONNX graph (")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void refusesAGraphOfNothing() {
        VerifiedWorld empty = new ToyWorld().with(WorldFolder.LAM, new byte[0]).in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(empty, DeviceChoice.CPU))
                .withMessageStartingWith("world 'toy', lam.onnx: ONNX Runtime cannot open it")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void graphsTakeWeightsFromTheFileThatTheyShare() {
        byte[] weights = {9, 9, 9, 16, 0, 0, 0, 0, 0, 0, 0};
        ToyWorld sharing = new ToyWorld().sharing(WorldFolder.WEIGHTS, 3).with(WorldFolder.WEIGHTS, weights);
        try (World world = open(sharing)) {
            assertThat(world.encode(List.of(ToyWorld.frame(0, 16, 32, 255)))).isEqualTo(new long[][] {{0, 1, 2, 15}});
        }
        String before = sharing.in(folder.resolve("toy")).hash();
        weights[3] = 8;
        assertThat(sharing.in(folder.resolve("toy")).hash())
                .as("other weights, other world")
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            card.md             | 0                   | takes weights from 'card.md', a world's are in weights.safetensors
            ../secret           | 0                   | takes weights from '../secret', a world's are in weights.safetensors
            weights.safetensors | 4                   | takes weights from beyond the 11 bytes of weights.safetensors
            weights.safetensors | -8                  | says nonsense about where its weights are in weights.safetensors
            weights.safetensors | 9223372036854775807 | says nonsense about where its weights are in weights.safetensors
            """)
    void refusesAGraphThatTakesWeightsFromElsewhere(String file, long offset, String reason) {
        VerifiedWorld odd = new ToyWorld()
                .sharing(file, offset)
                .with(WorldFolder.WEIGHTS, new byte[11])
                .in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(odd, DeviceChoice.CPU))
                .withMessage("world 'toy', encoder.onnx: " + reason + "; export the world again")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    @Test
    void refusesAGraphThatTakesWeightsFromAFileThatIsNotListed() throws IOException {
        VerifiedWorld odd = new ToyWorld().sharing(WorldFolder.WEIGHTS, 0).in(folder.resolve("toy"));
        Files.write(odd.folder().resolve(WorldFolder.WEIGHTS), new byte[] {16, 0, 0, 0, 0, 0, 0, 0});
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(odd, DeviceChoice.CPU))
                .withMessageContaining("which the manifest does not list");
    }

    @Test
    void refusesACutOffGraph() {
        byte[] whole = new ToyWorld().contents(WorldFolder.DYNAMICS);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        VerifiedWorld cut = new ToyWorld().with(WorldFolder.DYNAMICS, half).in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.open(cut, DeviceChoice.CPU))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    @Test
    void givesItsPartsBackWhenClosed() {
        World world = open(new ToyWorld());
        world.close();
        world.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> world.encode(List.of(flat(0))))
                .withMessage("the world 'toy' is closed");
    }

    @Test
    void runsOnTheCpuWithTheReasonKeptWhenAskedTo() {
        try (World world = open(new ToyWorld())) {
            assertThat(world.device().device()).isEqualTo(Device.CPU);
            assertThat(world.device().whyNotCuda()).contains("the CPU was asked for");
        }
    }

    private World open(ToyWorld toy) {
        return World.open(toy.in(folder.resolve("toy")), DeviceChoice.CPU);
    }

    private static Picture flat(int grey) {
        return ToyWorld.frame(grey, grey, grey, grey);
    }
}
