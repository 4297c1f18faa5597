package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs without any JavaFX window. */
class XrayModelTest {
    private static final long MILLI = 1_000_000;
    private static final int STEPS = 4;

    private final XrayModel model = new XrayModel();

    @BeforeEach
    void begin() {
        ToyWorld world = new ToyWorld();
        model.accept(new GameEvent.Opened(world.manifest(), world.device(), ToyWorld.QUIET));
        model.accept(new GameEvent.Running());
    }

    @Test
    void nothingIsWorkedOutWhileItIsClosed() {
        model.accept(dreamed(1, 5));
        assertThat(model.insight().get()).isEmpty();
        assertThat(model.codeUse().get().frames()).isZero();

        model.toggle();
        assertThat(insight().tokens_S()).containsOnly(5);
        assertThat(model.codeUse().get().words())
                .as("what was dreamed before it was opened counts")
                .isEqualTo("1 of 64 codes in the last frame");
        model.toggle();
        assertThat(model.insight().get()).isEmpty();
    }

    @Test
    void runningGameShowsEveryFrameWhole() {
        model.toggle();
        model.accept(dreamed(1, 5));
        model.animate(0);
        model.animate(2_000 * MILLI);

        assertThat(insight().step()).isEqualTo(STEPS);
        assertThat(insight().stepWords()).isEqualTo("Step 4 of 4: 12 of 12 tokens");
        assertThat(insight().confidenceWords()).isEqualTo("50 % sure on average");
        assertThat(insight().cellWords(5)).isEqualTo("Cell 2, 2: code 5, step 2, 50 % sure");
    }

    @Test
    void standingGamePlaysTheMakingOverAndOver() {
        model.accept(dreamed(1, 5));
        model.accept(new GameEvent.Paused());
        model.toggle();

        int[] shown = IntStream.range(0, 200)
                .map(beat -> {
                    model.animate(7 + beat * 60L * MILLI);
                    return insight().step();
                })
                .toArray();

        assertThat(IntStream.of(shown).distinct()).containsExactly(0, 1, 2, 3, 4);
        assertThat(shown[199]).isBetween(0, STEPS);
        assertThat(IntStream.range(1, 200).filter(i -> shown[i] < shown[i - 1]).count())
                .as("times it began again in 12 seconds")
                .isBetween(2L, 6L);
    }

    @Test
    void eachStepShowsTheCellsFixedUpToIt() {
        model.accept(dreamed(1, 5));
        model.accept(new GameEvent.Paused());
        model.toggle();

        model.choose(2);
        assertThat(IntStream.range(0, ToyWorld.TOKENS).filter(insight()::isFixed))
                .containsExactly(0, 1, 4, 5, 8, 9);
        assertThat(IntStream.range(0, ToyWorld.TOKENS).filter(insight()::isNew)).containsExactly(1, 5, 9);
        assertThat(insight().cellWords(2)).isEqualTo("Cell 1, 3: masked");
        model.animate(0);
        model.animate(10_000 * MILLI);
        assertThat(insight().step()).as("the player chose it").isEqualTo(2);

        model.accept(dreamed(2, 6));
        assertThat(insight().step()).as("another frame is whole first").isEqualTo(STEPS);
    }

    @Test
    void cellWithSeveralTokensIsThereWithTheLastAndAsSureAsTheLeastSure() {
        float[] confidence_S = {0.9f, 0.25f, 0.5f, 1, 1, 1};
        Insight whole = Insight.of(
                ToyWorld.grey(1),
                new WorldManifest.Grid(2, 1, 3),
                new long[] {7, 8, 9, 10, 11, 12},
                confidence_S,
                new int[] {0, 2, 1, 0, 0, 0});

        Insight early = whole.at(2);
        assertThat(early.isFixed(0)).isFalse();
        assertThat(early.isFixed(1)).isTrue();
        assertThat(early.stepWords()).isEqualTo("Step 2 of 3: 5 of 6 tokens");
        assertThat(early.cellWords(0)).isEqualTo("Cell 1, 1: masked");
        assertThat(whole.isNew(0)).isTrue();
        assertThat(whole.cellWords(0)).isEqualTo("Cell 1, 1: code 7 + 8 + 9, step 3, 25 % sure");
    }

    @Test
    void frameFromTheHistoryIsKnownIfItWasDreamedLately() {
        model.toggle();
        model.accept(dreamed(1, 5));
        model.accept(dreamed(2, 6));

        model.accept(new FrameReady(remembered(1, 5), 0, 0));
        assertThat(insight().isKnown()).isTrue();
        model.accept(new FrameReady(remembered(1, 9), 0, 0));
        assertThat(insight().isKnown()).as("frame 1 of another branch").isFalse();
        assertThat(insight().stepWords()).isEqualTo("Not dreamed just now");
        assertThat(IntStream.range(0, ToyWorld.TOKENS).allMatch(insight()::isFixed))
                .isTrue();
        model.animate(0);
    }

    @Test
    void codesOfTheLastFramesAreCountedAndOlderOnesForgotten() {
        model.toggle();
        for (int frame = 1; frame <= XrayModel.RECENT; frame++) {
            model.accept(dreamed(frame, frame <= 4 ? frame : 40));
        }
        CodeUse use = model.codeUse().get();
        assertThat(use.words()).isEqualTo("5 of 64 codes in the last 64 frames");
        assertThat(use.share()).isEqualTo(5.0 / 64);
        assertThat(use.uses_B()).hasSize(64);
        assertThat(use.uses_B()[40]).isEqualTo(60 * ToyWorld.TOKENS);

        for (int frame = 65; frame <= 68; frame++) {
            model.accept(dreamed(frame, 41));
        }
        assertThat(model.codeUse().get().different()).isEqualTo(2);
    }

    @Test
    void largeCodebookIsCountedInEqualParts() {
        CodeUse use = CodeUse.of(List.of(new long[] {0, 15, 16, 1000}), 1001);
        assertThat(use.uses_B()).hasSize(63);
        assertThat(use.uses_B()[0]).isEqualTo(2);
        assertThat(use.uses_B()[1]).isEqualTo(1);
        assertThat(use.uses_B()[62]).isEqualTo(1);
        assertThat(IntStream.of(use.uses_B()).sum()).isEqualTo(4);
    }

    private Insight insight() {
        return model.insight().get().orElseThrow();
    }

    private static FrameReady dreamed(long frame, int code) {
        float[] confidence_S = new float[ToyWorld.TOKENS];
        Arrays.fill(confidence_S, 0.5f);
        return new FrameReady(
                new Moment(
                        frame,
                        OptionalInt.of(0),
                        tokens(code),
                        ToyWorld.grey(code),
                        confidence_S,
                        IntStream.range(0, ToyWorld.TOKENS).map(s -> s % STEPS).toArray()),
                1,
                20);
    }

    private static Moment remembered(long frame, int code) {
        return new Moment(frame, OptionalInt.of(0), tokens(code), ToyWorld.grey(code));
    }

    private static long[] tokens(int code) {
        long[] tokens_S = new long[ToyWorld.TOKENS];
        Arrays.fill(tokens_S, code);
        return tokens_S;
    }
}
