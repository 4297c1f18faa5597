package dev.djinn.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private final ToyWorld world = new ToyWorld();

    private Session begin(long seed) {
        return Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), seed));
    }

    private static List<long[]> play(Session session, int... actions) {
        return IntStream.of(actions)
                .mapToObj(action -> session.step(action).tokens_S())
                .toList();
    }

    @Test
    void sameSeedPromptAndActionsGiveTheSameTokens() {
        assertThat(play(begin(7), 0, 1, 2, 3, 4, 5)).containsExactlyElementsOf(play(begin(7), 0, 1, 2, 3, 4, 5));
    }

    @Test
    void whatTheWorldSeesInAPictureIsToldAndTheGameGoesOnAsIfNothingHadBeen() {
        Session session = begin(7);
        List<long[]> before = play(session, 0, 1, 2);
        Reconstruction seen = session.reconstruct(ToyWorld.grey(9));
        assertThat(seen.picture()).isEqualTo(ToyWorld.grey(9));
        assertThat(seen.seen()).isEqualTo(ToyWorld.grey(9));
        assertThat(seen.psnr()).isEqualTo(99);
        assertThat(new Reconstruction(ToyWorld.grey(0), ToyWorld.grey(5)).psnr())
                .isCloseTo(20 * Math.log10(255.0 / 20), within(1e-9));
        assertThat(session.now().tokens_S()).isEqualTo(before.getLast());
        assertThat(session.step(3).tokens_S())
                .isEqualTo(play(begin(7), 0, 1, 2, 3).getLast());
    }

    @Test
    void dreamedFrameSaysHowSureItsTokensAreAndOneFromTheHistoryDoesNot() {
        float[] confidence_S = new float[ToyWorld.TOKENS];
        int[] revealedAt_S = new int[ToyWorld.TOKENS];
        ToyWorld telling = new ToyWorld() {
            @Override
            public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
                NextFrame next = super.next(tokens_TS, actions_T, sampling, noise);
                return new NextFrame(next.tokens_S(), next.pixels(), confidence_S, revealedAt_S);
            }
        };
        Session session = Session.start(telling, ToyWorld.grey(3), SessionSettings.defaults(telling.manifest(), 1));

        assertThat(session.now().confidence_S()).isEmpty();
        assertThat(session.step(1).confidence_S()).as("handed on, not copied").isSameAs(confidence_S);
        assertThat(session.now().revealedAt_S()).isSameAs(revealedAt_S);
        session.step(2);
        assertThat(session.rewindTo(1).confidence_S()).isEmpty();
    }

    @Test
    void anotherSeedOrActionGivesOtherTokens() {
        List<long[]> reference = play(begin(7), 0, 1, 2);

        assertThat(play(begin(8), 0, 1, 2).getLast()).isNotEqualTo(reference.getLast());
        assertThat(play(begin(7), 0, 1, 3).getLast()).isNotEqualTo(reference.getLast());
    }

    @Test
    void gameBeginsWithThePromptFittedToTheWorldAsFrameZero() {
        Picture large = new Picture(160, 120, opaque(160 * 120));

        Moment first = Session.start(world, large, SessionSettings.defaults(world.manifest(), 1))
                .now();

        assertThat(first.frame()).isZero();
        assertThat(first.action()).isEmpty();
        assertThat(first.picture().width()).isEqualTo(ToyWorld.WIDTH);
        assertThat(first.picture().height()).isEqualTo(ToyWorld.HEIGHT);
    }

    @Test
    void worldSeesAtMostItsWindowAndTheActionsBetweenItsFrames() {
        Session session = begin(1);
        List<long[]> frames = new ArrayList<>(List.of(session.now().tokens_S()));
        frames.addAll(play(session, 5, 4, 3, 2, 1));

        assertThat(world.asked().get(0).actions_T()).containsExactly(5);
        assertThat(world.asked().get(1).actions_T()).containsExactly(5, 4);
        assertThat(world.asked().get(2).actions_T()).containsExactly(5, 4, 3);
        assertThat(world.asked().get(4).actions_T()).containsExactly(3, 2, 1);
        assertThat(world.asked().get(4).tokens_TS())
                .isDeepEqualTo(frames.subList(2, 5).toArray(long[][]::new));
        assertThat(world.asked().get(4).noise()).isEqualTo(FrameNoise.of(1, 5));
    }

    @Test
    void rewindingAndPlayingTheSameKeysDreamsTheSameFrames() {
        Session session = begin(3);
        List<long[]> first = play(session, 1, 2, 3, 4, 5, 6);

        Moment earlier = session.rewindTo(2);
        assertThat(earlier.tokens_S()).isEqualTo(first.get(1));
        assertThat(earlier.action()).hasValue(2);
        assertThat(earlier.picture())
                .isEqualTo(world.decode(new long[][] {first.get(1)}).getLast());

        assertThat(play(session, 3, 4, 5, 6)).containsExactlyElementsOf(first.subList(2, 6));
    }

    @Test
    void recallsThePastOnlyAfterAJumpAndThenAsMuchAsTheWorldRemembers() {
        RememberingWorld remembering = new RememberingWorld(6);
        Session session =
                Session.start(remembering, ToyWorld.grey(3), SessionSettings.defaults(remembering.manifest(), 3));
        List<long[]> first = play(session, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1);
        assertThat(remembering.recalls()).containsExactly(1);

        session.rewindTo(8);
        session.rewindTo(7);
        assertThat(play(session, 7, 0, 1)).containsExactlyElementsOf(first.subList(7, 10));
        assertThat(remembering.recalls()).as("known frames are not dreamed").containsExactly(1);
        session.rewindTo(7);
        Session straight = begin(3);
        play(straight, 0, 1, 2, 3, 4, 5, 6);
        assertThat(play(session, 6, 0, 1)).containsExactlyElementsOf(play(straight, 6, 0, 1));
        assertThat(remembering.recalls()).containsExactly(1, 6);

        Snapshot snapshot = session.snapshot();
        Moment further = session.step(2);
        session.restore(snapshot);
        assertThat(session.step(2).tokens_S()).isEqualTo(further.tokens_S());
        session.restart();
        assertThat(play(session, 0, 1, 2, 3)).containsExactlyElementsOf(first.subList(0, 4));
        session.restart();
        session.step(5);
        assertThat(remembering.recalls()).containsExactly(1, 6, 6, 1);
    }

    @Test
    void aFrameThatIsRefusedIsNotRemembered() {
        RememberingWorld remembering = new RememberingWorld(6);
        Session session =
                Session.start(remembering, ToyWorld.grey(3), SessionSettings.defaults(remembering.manifest(), 3));
        session.step(1);
        remembering.breakNext();
        assertThatThrownBy(() -> session.step(2)).isInstanceOf(DjinnException.class);

        Session other = begin(3);
        play(other, 1);
        assertThat(session.step(4).tokens_S()).isEqualTo(other.step(4).tokens_S());
        assertThat(remembering.recalls()).containsExactly(1, 2);
    }

    @Test
    void rewindPastPromptStopsAtPrompt() {
        Session session = begin(3);
        Picture prompt = session.now().picture();
        play(session, 1, 2, 3);

        Moment first = session.rewindTo(-10);

        assertThat(first.frame()).isZero();
        assertThat(first.picture()).isSameAs(prompt);
    }

    @Test
    void restartGivesTheSameGameAgain() {
        Session session = begin(3);
        List<long[]> first = play(session, 1, 2);

        session.restart();

        assertThat(play(session, 1, 2)).containsExactlyElementsOf(first);
    }

    @Test
    void restoredSnapshotContinuesTheGameItWasTakenFrom() {
        Session session = begin(3);
        play(session, 1, 2, 3, 4, 5);
        Snapshot snapshot = session.snapshot();
        List<long[]> wanted = play(session, 6, 7, 0, 1);

        Session other = begin(99);
        Moment restored = other.restore(snapshot);

        assertThat(restored.frame()).isEqualTo(5);
        assertThat(restored.action()).hasValue(5);
        assertThat(play(other, 6, 7, 0, 1)).containsExactlyElementsOf(wanted);
        assertThat(other.rewindTo(2).tokens_S())
                .as("with its past")
                .isEqualTo(session.rewindTo(2).tokens_S());
    }

    @Test
    void anotherPromptStartsAnotherGameAtFrameZero() {
        Session session = begin(3);
        play(session, 1, 2);

        assertThat(session.prompt(ToyWorld.grey(40)).frame()).isZero();
        assertThat(session.step(0).frame()).isEqualTo(1);
        assertThat(world.asked().getLast().tokens_TS()[0]).containsOnly(40);
    }

    /** Fault 16: a model that gives tokens out of range. */
    @ParameterizedTest
    @ValueSource(longs = {-1, ToyWorld.VOCABULARY})
    void brokenFrameIsRefusedAndTheGameStaysAtItsLastGoodFrame(long brokenToken) {
        boolean[] broken = {false};
        Session session = Session.start(
                new ToyWorld() {
                    @Override
                    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling how, FrameNoise noise) {
                        NextFrame frame = super.next(tokens_TS, actions_T, how, noise);
                        if (broken[0]) {
                            frame.tokens_S()[5] = brokenToken;
                        }
                        return frame;
                    }
                },
                ToyWorld.grey(3),
                SessionSettings.defaults(world.manifest(), 3));
        Moment good = session.step(1);

        broken[0] = true;
        assertThatThrownBy(() -> session.step(1))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("frame 2");
        assertThat(session.now()).isSameAs(good);

        broken[0] = false;
        assertThat(session.step(1).frame()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8})
    void actionThatDoesNotExistIsRefused(int action) {
        Session session = begin(1);

        assertThatThrownBy(() -> session.step(action))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("0..7");
    }

    @Test
    void anotherThreadIsRefused() {
        Session session = begin(1);

        assertThatThrownBy(
                        () -> CompletableFuture.runAsync(() -> session.step(0)).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void quietestActionIsTheNamedOneElseTheOneThatChangesLeast() {
        List<ActionLabel> named = IntStream.range(0, ToyWorld.ACTIONS)
                .mapToObj(code -> new ActionLabel(code, code == 2 ? "Idle" : "action " + code, "k"))
                .toList();
        Moment first = begin(1).now();

        assertThat(QuietestAction.of(new ToyWorld(named, 10), first)).isEqualTo(2);
        assertThat(QuietestAction.of(world, first)).isEqualTo(ToyWorld.QUIET);
    }

    private static byte[] opaque(int pixels) {
        byte[] bgra = new byte[pixels * 4];
        Arrays.fill(bgra, (byte) 255);
        return bgra;
    }
}
