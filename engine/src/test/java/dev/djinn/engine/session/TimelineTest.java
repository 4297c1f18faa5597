package dev.djinn.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SavedGame;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk through everything a session has played; {@code engine/docs/timeline.md}. */
class TimelineTest {
    private static final Sampling HOT = new Sampling(2, 1, false);
    private static final Sampling GREEDY = new Sampling(2, 0, false);

    @TempDir
    private Path folder;

    private final ToyWorld world = new ToyWorld();

    private Session begin() {
        return Session.start(world, ToyWorld.grey(3), new SessionSettings(5, HOT));
    }

    private static List<long[]> play(Session session, int... actions) {
        return IntStream.of(actions)
                .mapToObj(action -> session.step(action).tokens_S())
                .toList();
    }

    @Test
    void goingForwardShowsTheFramesThereAreWithoutDreamingThem() {
        Session session = begin();
        List<long[]> first = play(session, 1, 2, 3, 4);
        int dreamed = world.asked().size();

        session.scrubTo(1);
        assertThat(session.scrubTo(2).tokens_S()).isEqualTo(first.get(1));
        Moment last = session.scrubTo(400);

        assertThat(last.frame()).isEqualTo(4);
        assertThat(last.action()).hasValue(4);
        assertThat(last.tokens_S()).isEqualTo(first.get(3));
        assertThat(world.asked()).hasSize(dreamed);
    }

    @Test
    void anotherActionAtAnEarlierFrameBranchesAndTheFirstBranchCanBeReturnedTo() {
        Session session = begin();
        List<long[]> first = play(session, 1, 2, 3, 4);
        session.scrubTo(2);
        play(session, 5);

        TimelineView view = session.timeline();
        assertThat(view.here()).isEqualTo(new Place(2, 3));
        assertThat(view.branches())
                .containsExactly(
                        new Branch(1, Branch.Kind.PROMPT, Optional.empty(), 4),
                        new Branch(2, Branch.Kind.FORK, Optional.of(new Place(1, 2)), 3));
        assertThat(session.switchTo(1).tokens_S()).isEqualTo(first.get(3));
    }

    @Test
    void theSameActionAtAnEarlierFrameGoesAlongTheBranchThatHasIt() {
        Session session = begin();
        play(session, 1, 2, 3);
        session.scrubTo(1);
        List<long[]> second = play(session, 6, 6);
        session.scrubTo(1);
        int dreamed = world.asked().size();

        play(session, 2, 3);
        assertThat(session.timeline().here()).isEqualTo(new Place(1, 3));
        session.scrubTo(1);
        assertThat(play(session, 6, 6)).containsExactlyElementsOf(second);

        assertThat(session.timeline().branches()).hasSize(2);
        assertThat(world.asked()).hasSize(dreamed);
    }

    @Test
    void otherSettingsAtAnEarlierFrameBranchEvenWithTheSameAction() {
        Session session = begin();
        play(session, 1, 2);
        session.scrubTo(1);
        session.tune(new SessionSettings(6, HOT));

        session.step(2);

        assertThat(session.timeline().branches()).hasSize(2);
        assertThat(session.journey().stretches())
                .containsExactly(
                        new Stretch(new SessionSettings(5, HOT), 1, 1), new Stretch(new SessionSettings(6, HOT), 2, 1));
    }

    @Test
    void reAnchoredGameBeginsWithThePictureShownAndForgetsWhatLedThere() {
        Session session = begin();
        play(session, 1, 2, 3);
        Moment shown = session.scrubTo(2);

        Moment anchored = session.reAnchor();

        assertThat(anchored.frame()).isZero();
        assertThat(anchored.picture()).isEqualTo(shown.picture());
        session.step(4);
        assertThat(world.asked().getLast().tokens_TS()).hasDimensions(1, ToyWorld.TOKENS);
        assertThat(session.timeline().branches().getLast().from()).contains(new Place(1, 2));
        assertThat(session.switchTo(1).frame()).isEqualTo(3);
    }

    @Test
    void loadingAGameKeepsTheOneBeforeAndUndoReturnsToIt() {
        Session session = begin();
        play(session, 1, 2);
        Snapshot saved = session.snapshot();
        session.tune(new SessionSettings(9, GREEDY));
        Moment before = session.step(3);

        assertThat(session.restore(saved).frame()).isEqualTo(2);
        assertThat(session.settings().seed()).isEqualTo(5);
        session.step(7);
        Moment after = session.undoRestore();

        assertThat(after.frame()).isEqualTo(before.frame());
        assertThat(after.tokens_S()).isEqualTo(before.tokens_S());
        assertThat(session.settings().seed()).isEqualTo(9);
        assertThatThrownBy(session::undoRestore)
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("no game was loaded");
    }

    @Test
    void branchThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> begin().switchTo(7))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("branch 7");
    }

    @Test
    void frameThatCannotBeShownLeavesTheGameWhereItWas() {
        boolean[] broken = {false};
        Session session = Session.start(
                new ToyWorld() {
                    @Override
                    public List<Picture> decode(long[][] tokens_TS) {
                        if (broken[0]) {
                            throw new DjinnException(ExitCode.NO_DEVICE, "the device is gone");
                        }
                        return super.decode(tokens_TS);
                    }
                },
                ToyWorld.grey(3),
                new SessionSettings(5, HOT));
        play(session, 1, 2, 3);
        Moment shown = session.now();

        broken[0] = true;
        assertThatThrownBy(() -> session.scrubTo(1)).hasMessage("the device is gone");
        assertThat(session.now()).isSameAs(shown);
        assertThat(session.timeline().here().frame()).isEqualTo(3);
        assertThat(session.step(4).frame()).isEqualTo(4);
    }

    /** A long random walk, against lists of whole games; a failure names its seed. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sessionAgreesWithPlainListsOverThousandsOfRandomOperations(long seed) {
        RandomGenerator dice = dice(seed);
        SessionSettings settings = new SessionSettings(seed, HOT);
        Session session = Session.start(world, ToyWorld.grey(3), settings);
        NaiveTimeline naive = new NaiveTimeline(ToyWorld.grey(3), settings);
        List<Snapshot> saves = new ArrayList<>();
        List<NaiveTimeline.Saved> naiveSaves = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            String where = "seed " + seed + ", operation " + i;
            switch (dice.nextInt(40)) {
                case 0, 1 -> {
                    int target = dice.nextInt(naive.current().frames().size() + 4) - 2;
                    session.scrubTo(target);
                    naive.scrubTo(target);
                }
                case 2, 3, 4 -> {
                    int target = naive.at() - dice.nextInt(4);
                    session.rewindTo(target);
                    naive.scrubTo(target);
                }
                case 5, 6 -> {
                    int target = naive.at() + dice.nextInt(5);
                    session.scrubTo(target);
                    naive.scrubTo(target);
                }
                case 7 -> {
                    int branch = 1 + dice.nextInt(naive.games().size());
                    session.switchTo(branch);
                    naive.switchTo(branch);
                }
                case 8 -> {
                    SessionSettings other = new SessionSettings(dice.nextInt(2), dice.nextInt(3) == 0 ? GREEDY : HOT);
                    session.tune(other);
                    naive.tune(other);
                }
                case 9 -> {
                    switch (dice.nextInt(6)) {
                        case 0 -> {
                            session.restart();
                            naive.scrubTo(0);
                        }
                        case 1 -> {
                            session.reAnchor();
                            naive.reAnchor();
                        }
                        case 2 -> {
                            int grey = dice.nextInt(ToyWorld.VOCABULARY);
                            session.prompt(ToyWorld.grey(grey));
                            naive.prompt(ToyWorld.grey(grey));
                        }
                        case 3 -> {
                            saves.add(throughAFile(session));
                            naiveSaves.add(naive.save());
                        }
                        case 4 -> {
                            if (!saves.isEmpty()) {
                                int save = dice.nextInt(saves.size());
                                session.restore(saves.get(save));
                                naive.load(naiveSaves.get(save));
                            }
                        }
                        default -> {
                            if (naive.canUndoLoad()) {
                                session.undoRestore();
                                naive.undoLoad();
                            }
                        }
                    }
                }
                default -> {
                    int action = dice.nextInt(3);
                    session.step(action);
                    naive.step(action);
                }
            }
            assertSameFrame(session, naive, where);
            if (i % 20 == 0) {
                assertSameTree(session, naive, where);
            }
        }
        assertThat(naive.games()).as("the walk branched").hasSizeGreaterThan(100);
    }

    private static void assertSameFrame(Session session, NaiveTimeline naive, String where) {
        assertThat(session.now().frame()).as(where).isEqualTo(naive.at());
        assertThat(session.now().tokens_S()).as(where).isEqualTo(naive.now().tokens_S());
        assertThat(session.now().action())
                .as(where)
                .isEqualTo(
                        naive.at() == 0
                                ? OptionalInt.empty()
                                : OptionalInt.of(naive.now().action()));
        assertThat(session.settings()).as(where).isEqualTo(naive.settings());
        assertThat(session.here()).as(where).isEqualTo(new Place(naive.current().id(), naive.at()));
    }

    private static void assertSameTree(Session session, NaiveTimeline naive, String where) {
        TimelineView view = session.timeline();
        assertThat(view.last()).as(where).isEqualTo(naive.current().frames().size() - 1);
        assertThat(view.branches())
                .as(where)
                .isEqualTo(naive.games().stream()
                        .map(game -> new Branch(
                                game.id(),
                                game.kind(),
                                game.from(),
                                game.frames().size() - 1))
                        .toList());
        int past = Math.floorMod(where.hashCode(), naive.at() + 1);
        assertThat(session.findTokens(past))
                .as(where)
                .get()
                .isEqualTo(naive.current().frames().get(past).tokens_S());
    }

    /** Fault 36: 10^6 frames; what they take is bounded, and the frames that stay give the same game as before. */
    @Test
    void aMillionFramesStayUnderTheCapAndTheRecentOnesAreAllThere() {
        long cap = 8L << 20;
        Session session = Session.start(new Forgetful(), ToyWorld.grey(3), new SessionSettings(5, GREEDY), cap);
        List<long[]> recent = new ArrayList<>();
        for (int i = 1; i <= 1_000_000; i++) {
            Moment moment = session.step(i % 7 == 0 ? 1 : 6);
            if (i > 1_000_000 - 500) {
                recent.add(moment.tokens_S());
            }
        }
        assertThat(session.bytes()).isLessThanOrEqualTo(cap);
        TimelineView view = session.timeline();
        assertThat(view.last() - view.oldest()).isGreaterThan(100_000);
        assertThat(session.journey().frames()).as("the actions stay").isEqualTo(1_000_000);

        assertThat(session.scrubTo(1_000_000 - 499).tokens_S()).isEqualTo(recent.getFirst());
        assertThat(session.scrubTo(5).frame()).as("the oldest that is left").isEqualTo(view.oldest());
        assertThat(session.restart().frame()).isZero();
        assertThat(session.scrubTo(1_000_000).tokens_S()).isEqualTo(recent.getLast());
    }

    @Test
    void aMillionFramesFitUnderTheDefaultCapAtSixtyFourTokens() {
        Strand strand = new Strand(64);
        long[] tokens_S = new long[64];
        for (int i = 0; i < 1_000_000; i++) {
            strand.append(tokens_S, i % 8, new SessionSettings(5, GREEDY));
        }
        assertThat(strand.bytes()).isLessThan(Session.MEMORY_BYTES * 7 / 8);
        assertThat(strand.bytes() / 1e6).as("bytes a frame").isBetween(130.0, 135.0);
    }

    @Test
    void branchesPlayedLongestAgoAreForgottenFirstAndTheCurrentOneIsWhole() {
        Session session = Session.start(world, ToyWorld.grey(3), new SessionSettings(5, HOT), 200_000);
        List<long[]> trunk =
                play(session, IntStream.range(0, 300).map(i -> i % 5).toArray());
        for (int branch = 0; branch < 100; branch++) {
            session.switchTo(1);
            session.scrubTo(branch);
            play(session, IntStream.generate(() -> 7).limit(100).toArray());
        }
        assertThat(session.bytes()).isLessThanOrEqualTo(200_000);
        List<Integer> ids =
                session.timeline().branches().stream().map(Branch::id).toList();
        assertThat(ids).contains(1, 101).doesNotContain(2, 3);
        assertThat(ids.subList(1, ids.size()))
                .as("the youngest")
                .isEqualTo(IntStream.rangeClosed(103 - ids.size(), 101).boxed().toList());
        assertThat(session.timeline().oldest()).isZero();
        session.switchTo(1);
        assertThat(session.scrubTo(250).tokens_S()).isEqualTo(trunk.get(249));
    }

    @Test
    void oldestFrameThatCanBeGoneToHasAllThatDecidesTheNext() {
        Session session = Session.start(world, ToyWorld.grey(3), new SessionSettings(5, HOT), 100_000);
        for (int i = 0; i < 8000; i++) {
            session.step(i % 7);
        }
        assertThat(session.scrubTo(1).frame()).isGreaterThan(1);

        session.step(7);

        assertThat(world.asked().getLast().tokens_TS()).hasDimensions(ToyWorld.WINDOW - 1, ToyWorld.TOKENS);
    }

    @Test
    void undoReturnsToTheGameBeforeEvenIfItsBranchIsForgotten() {
        Session session = Session.start(world, ToyWorld.grey(3), new SessionSettings(5, HOT), 100_000);
        play(session, 1, 2, 3);
        Snapshot saved = session.snapshot();
        Moment before = session.step(4);
        session.restore(saved);
        for (int i = 0; i < 4000; i++) {
            session.step(i % 8);
        }
        assertThat(session.timeline().branches()).as("forgotten").noneMatch(branch -> branch.id() == 1);

        assertThat(session.undoRestore().tokens_S()).isEqualTo(before.tokens_S());
    }

    private Snapshot throughAFile(Session session) {
        Path file = folder.resolve("save.png");
        SaveFile.write(file, SavedGame.of(world, session));
        return SaveFile.require(file).requireOf(world).snapshot();
    }

    private static RandomGenerator dice(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A toy world that does not note what it was asked. */
    private static final class Forgetful extends ToyWorld {
        @Override
        public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
            NextFrame next = super.next(tokens_TS, actions_T, sampling, noise);
            asked().clear();
            return next;
        }
    }
}
