package dev.djinn.engine.session;

import static dev.djinn.engine.session.TimelineTest.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.onnx.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a timeline may take, and what it forgets first; {@code engine/docs/timeline.md}. */
class TimelineMemoryTest {
    private static final SessionSettings HOT = new SessionSettings(5, new Sampling(2, 1, false));
    private static final SessionSettings GREEDY = new SessionSettings(5, new Sampling(2, 0, false));

    private final ToyWorld world = new ToyWorld();

    private Session begin(long bytes) {
        return Session.start(world, ToyWorld.grey(3), HOT, MemoryLimits.of(bytes), Spill.none());
    }

    /** Fault 36: 10^6 frames; what they take and a jump among them is bounded, and those that stay give the same game as before. */
    @Test
    void aMillionFramesStayUnderTheCapAndTheRecentOnesAreAllThere() {
        long cap = 8L << 20;
        Forgetful world = new Forgetful();
        Session session = Session.start(world, ToyWorld.grey(3), GREEDY, MemoryLimits.of(cap), Spill.none());
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
        assertThat(world.decoded())
                .as("frames decoded for three jumps; a restart has its picture")
                .isLessThanOrEqualTo(3 * (ToyWorld.WINDOW - 1));
    }

    @Test
    void aMillionFramesFitUnderTheDefaultCapAtSixtyFourTokens() {
        Strand strand = new Strand(64);
        long[] tokens_S = new long[64];
        for (int i = 0; i < 1_000_000; i++) {
            strand.append(tokens_S, i % 8, GREEDY);
        }
        assertThat(strand.bytes()).isLessThan(Session.MEMORY_BYTES * 7 / 8);
        assertThat(strand.bytes() / 1e6).as("bytes a frame").isBetween(130.0, 135.0);
    }

    @Test
    void branchesPlayedLongestAgoAreForgottenFirstAndTheCurrentOneIsWhole() {
        Session session = begin(200_000);
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
        Session session = begin(100_000);
        for (int i = 0; i < 8000; i++) {
            session.step(i % 7);
        }
        assertThat(session.scrubTo(1).frame()).isGreaterThan(1);

        session.step(7);

        assertThat(world.asked().getLast().tokens_TS()).hasDimensions(ToyWorld.WINDOW - 1, ToyWorld.TOKENS);
    }

    @Test
    void branchFromThePromptIsWholeThoughTheOldestFramesOfTheOtherAreForgotten() {
        Session session = begin(100_000);
        for (int i = 0; i < 8000; i++) {
            session.step(i % 7);
        }
        session.restart();
        List<long[]> played = play(session, 7, 7, 7);

        assertThat(session.scrubTo(2).tokens_S()).isEqualTo(played.get(1));
        assertThat(session.findTokens(1)).get().isEqualTo(played.get(0));
        session.step(3);
        assertThat(world.asked().getLast().tokens_TS()).hasDimensions(3, ToyWorld.TOKENS);
    }

    @Test
    void rewindAtThePromptStaysThereThoughTheFramesAfterItAreForgotten() {
        Session session = begin(100_000);
        for (int i = 0; i < 12_000; i++) {
            session.step(i % 7);
        }
        assertThat(session.timeline().oldest()).isPositive();
        session.restart();

        assertThat(session.rewindTo(-1).frame()).isZero();
        assertThat(session.scrubTo(1).frame()).isEqualTo(session.timeline().oldest());
    }

    @Test
    void branchWhoseFramesAreForgottenIsNotListed() {
        Session session = begin(100_000);
        play(session, IntStream.range(0, 2000).map(i -> i % 5).toArray());
        session.scrubTo(1500);
        play(session, IntStream.range(0, 12_000).map(i -> 5 + i % 2).toArray());
        assertThat(session.timeline().branches()).extracting(Branch::id).containsExactly(2);
        assertThat(session.timeline().branches().getFirst().from()).isEmpty();

        session.scrubTo(13_000);
        play(session, 7);

        assertThat(session.timeline().branches())
                .extracting(Branch::id, Branch::from)
                .containsExactly(tuple(2, Optional.empty()), tuple(3, Optional.of(new Place(2, 13_000))));
    }

    /** A random walk; a branch that is listed leads on as it did, and leaves one that is listed too. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyBranchThatIsListedCanBeSwitchedTo(long seed) {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        MemoryLimits small = new MemoryLimits(20_000, 20_000, 50);
        Session session = Session.start(new Forgetful(), ToyWorld.grey(3), HOT, small, Spill.none());
        for (int round = 0; round < 300; round++) {
            TimelineView view = session.timeline();
            session.scrubTo(view.last() - dice.nextLong(round % 20 == 0 ? view.last() + 1 : 20));
            play(session, dice.ints(dice.nextInt(1, 100), 0, ToyWorld.ACTIONS).toArray());
            assertListed(session);
        }
        assertThat(session.timeline().branches().getFirst().id())
                .as("branches were forgotten")
                .isGreaterThan(1);
    }

    private static void assertListed(Session session) {
        List<Branch> branches = session.timeline().branches();
        List<Integer> ids = branches.stream().map(Branch::id).toList();
        int here = session.here().branch();
        assertThat(ids).contains(here).isSorted();
        for (Branch branch : branches) {
            assertThat(branch.from().map(Place::branch).filter(id -> !ids.contains(id)))
                    .isEmpty();
            assertThat(session.switchTo(branch.id()).frame()).isEqualTo(branch.last());
            assertThat(session.findTokens(Math.max(0, branch.last() + 2 - ToyWorld.WINDOW)))
                    .as("what decides the next frame of branch %d", branch.id())
                    .isPresent();
        }
        session.switchTo(here);
    }

    @Test
    void undoReturnsToTheGameBeforeEvenIfItsBranchIsForgotten() {
        Session session = begin(100_000);
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
}
