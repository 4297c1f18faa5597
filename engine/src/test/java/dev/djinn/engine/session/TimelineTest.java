package dev.djinn.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SavedGame;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
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

    static List<long[]> play(Session session, int... actions) {
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
        SessionSettings settings = new SessionSettings(seed, HOT);
        walk(seed, Session.start(world, ToyWorld.grey(3), settings), settings);
    }

    /** Fault 36: the same walk; only the frames that decide the next one are in memory, all others on the disk. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void sessionThatHasItsFramesOnTheDiskAgreesWithPlainListsToo(long seed) {
        SessionSettings settings = new SessionSettings(seed, HOT);
        MemoryLimits tiny = new MemoryLimits(0, 1L << 40, 0);
        try (WatchedSpill spill = new WatchedSpill(new SpillFile(folder, ToyWorld.TOKENS))) {
            walk(seed, Session.start(world, ToyWorld.grey(3), settings, tiny, spill), settings);
            assertThat(spill.reads()).isGreaterThan(100);
        }
    }

    private void walk(long seed, Session session, SessionSettings settings) {
        RandomGenerator dice = dice(seed);
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

    private Snapshot throughAFile(Session session) {
        Path file = folder.resolve("save.png");
        SaveFile.write(file, SavedGame.of(world, session));
        return SaveFile.require(file).requireOf(world).snapshot();
    }

    private static RandomGenerator dice(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
