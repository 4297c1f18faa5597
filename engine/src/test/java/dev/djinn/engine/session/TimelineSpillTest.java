package dev.djinn.engine.session;

import static dev.djinn.engine.session.TimelineTest.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a timeline puts on the disk, and what it does where that fails; {@code engine/docs/timeline.md}. */
class TimelineSpillTest {
    private static final SessionSettings GREEDY = new SessionSettings(5, new Sampling(2, 0, false));
    private static final int READS_OF_A_JUMP = 3;
    private static final int CAP = 100_000;
    private static final int FRAMES = 12_000;

    @TempDir
    private Path folder;

    private WatchedSpill spill = new WatchedSpill(Spill.none());

    @BeforeEach
    void open() {
        spill = new WatchedSpill(new SpillFile(folder, ToyWorld.TOKENS));
    }

    @AfterEach
    void close() {
        spill.close();
    }

    private static Session begin(long cap, Spill spill) {
        return Session.start(new Forgetful(), ToyWorld.grey(3), GREEDY, MemoryLimits.of(cap), spill);
    }

    private static int action(int frame) {
        return frame % 7 == 0 ? 1 : frame % 11 % ToyWorld.ACTIONS;
    }

    /** Plays frames {@code from..to} and returns their tokens. */
    private static List<long[]> playOn(Session session, int from, int to) {
        List<long[]> played = new ArrayList<>();
        for (int frame = from; frame <= to; frame++) {
            played.add(session.step(action(frame)).tokens_S());
        }
        return played;
    }

    /** Fault 36: 10^6 frames in 8 MB; each can be gone to with three reads at most, and leads on to the same frames. */
    @Test
    void aMillionFramesStayUnderTheCapAndEachCanBeGoneTo() {
        long cap = 8L << 20;
        Session session = begin(cap, spill);
        Map<Integer, long[]> samples = new TreeMap<>();
        for (int frame = 1; frame <= 1_000_000; frame++) {
            long[] tokens_S = session.step(action(frame)).tokens_S();
            if (frame % 49_999 <= 90 || frame >= 499_990 && frame <= 500_020 || frame >= 999_970) {
                samples.put(frame, tokens_S);
            }
        }
        assertThat(session.bytes()).isLessThanOrEqualTo(cap);
        assertThat(session.timeline().oldest()).isZero();

        for (int start : List.of(5, 500_000, 64, 149_997, 999_975, 1)) {
            int reads = spill.reads();
            assertThat(session.scrubTo(start).tokens_S()).as("frame %d", start).isEqualTo(samples.get(start));
            assertThat(spill.reads() - reads).as("reads of frame %d", start).isLessThanOrEqualTo(READS_OF_A_JUMP);
            for (int frame = start + 1; frame <= start + 20; frame++) {
                assertThat(session.step(action(frame)).tokens_S())
                        .as("frame %d", frame)
                        .isEqualTo(samples.get(frame));
            }
        }
        assertThat(session.bytes()).isLessThanOrEqualTo(cap);
        assertThat(session.timeline().branches()).hasSize(1);
    }

    /** Fault 36: another action at a frame that lies on the disk leads where it leads a game that was never longer. */
    @Test
    void branchThatLeavesAFrameOnTheDiskIsTheSameAsPlayedStraightThrough() {
        Session session = begin(CAP, spill);
        playOn(session, 1, FRAMES);
        Session straight = begin(Session.MEMORY_BYTES, Spill.none());
        playOn(straight, 1, 130);

        session.scrubTo(130);

        assertThat(play(session, 7, 7, 2, 3)).containsExactlyElementsOf(play(straight, 7, 7, 2, 3));
        assertThat(session.timeline().branches()).hasSize(2);
    }

    /** Fault 36: a huge tree; the frames of branches that are not played go to the disk, the branches stay. */
    @Test
    void twentyThousandBranchesAreAllRememberedAndTheirFramesReadBack() {
        long cap = 14L << 20;
        Session session = begin(cap, spill);
        Map<Integer, long[]> ends = new TreeMap<>();
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int branches = 1;
        while (branches <= 20_000) {
            session.switchTo(1 + dice.nextInt(branches));
            session.scrubTo(dice.nextLong(session.now().frame() + 1));
            for (int i = 0; i < 12; i++) {
                session.step(dice.nextInt(ToyWorld.ACTIONS));
            }
            Place here = session.here();
            if (here.frame() == session.scrubTo(Long.MAX_VALUE).frame()) {
                ends.put(here.branch(), session.now().tokens_S());
            }
            branches = Math.max(branches, here.branch());
        }
        assertThat(session.bytes()).isLessThanOrEqualTo(cap);
        assertThat(session.timeline().branches()).hasSize(branches);
        assertThat(spill.writes()).isGreaterThan(1000);
        for (int branch = 2; branch <= branches; branch += 97) {
            assertThat(session.switchTo(branch).tokens_S())
                    .as("branch %d", branch)
                    .isEqualTo(ends.get(branch));
        }
        assertThat(spill.reads()).isPositive();
    }

    /** Fault 36: a branch that was left in the middle of a chunk, and went to the disk, is played on. */
    @Test
    void branchThatWentToTheDiskIsPlayedOn() {
        MemoryLimits tiny = new MemoryLimits(0, 1L << 40, 0);
        Session session = Session.start(new Forgetful(), ToyWorld.grey(3), GREEDY, tiny, spill);
        playOn(session, 1, 10);
        session.prompt(ToyWorld.grey(9));
        playOn(session, 1, 200);
        int reads = spill.reads();

        session.switchTo(1);
        assertThat(spill.reads()).isEqualTo(reads + 1);
        List<long[]> on = playOn(session, 11, 300);

        Session straight = begin(Session.MEMORY_BYTES, Spill.none());
        playOn(straight, 1, 10);
        assertThat(on).containsExactlyElementsOf(playOn(straight, 11, 300));
        session.switchTo(2);
        session.switchTo(1);
        assertThat(session.findTokens(11)).get().isEqualTo(on.getFirst());
        assertThat(session.findTokens(10))
                .get()
                .isEqualTo(straight.findTokens(10).orElseThrow());
    }

    /** Fault 36: nothing is lost of what is in memory, and the disk is not tried again. */
    @Test
    void whereTheDiskIsFullTheOldestAreForgottenAsWithoutADisk() {
        spill.fullAfter(0);
        Session session = begin(CAP, spill);
        Session without = begin(CAP, Spill.none());
        List<long[]> played = playOn(session, 1, FRAMES);
        playOn(without, 1, FRAMES);

        assertThat(spill.writes()).isEqualTo(1);
        assertThat(session.bytes()).isEqualTo(without.bytes()).isLessThanOrEqualTo(CAP);
        assertThat(session.timeline()).isEqualTo(without.timeline());
        assertThat(session.scrubTo(FRAMES - 1000).tokens_S()).isEqualTo(played.get(FRAMES - 1001));
    }

    /** Fault 36: what is on a full disk stays there, but for an eighth, which takes younger frames from then on. */
    @Test
    void whereTheDiskBecomesFullAnEighthOfItIsForgottenAndWrittenAgain() {
        spill.fullAfter(50);
        Session session = begin(CAP, spill);
        List<long[]> played = new ArrayList<>();
        while (session.timeline().oldest() == 0) {
            played.addAll(playOn(session, played.size() + 1, played.size() + 1));
        }
        assertThat(session.timeline().oldest())
                .as("the oldest, once any is forgotten")
                .isBetween(7L * Chunk.FRAMES, 7L * Chunk.FRAMES + ToyWorld.WINDOW);

        played.addAll(playOn(session, played.size() + 1, FRAMES));

        assertThat(spill.highest()).isEqualTo(49);
        assertThat(spill.writes()).as("slots are used again").isGreaterThan(60);
        assertThat(session.bytes()).isLessThanOrEqualTo(CAP);
        assertThat(FRAMES - session.timeline().oldest()).isGreaterThan(50 * Chunk.FRAMES * 7L / 8);
        assertShowsAll(session, played);
    }

    @Test
    void diskThatTakesNothingAnyMoreIsTriedTwice() {
        spill.refuseAfter(50);
        Session session = begin(CAP, spill);
        List<long[]> played = playOn(session, 1, FRAMES);

        assertThat(spill.writes()).isEqualTo(52);
        assertThat(session.bytes()).isLessThanOrEqualTo(CAP);
        assertShowsAll(session, played);
    }

    @Test
    void fileThatMayNotGrowKeepsTheYoungestAndUsesItsSlotsAgain() {
        int slots = 80;
        long bytes = (long) slots * Chunk.FRAMES * ToyWorld.TOKENS * Short.BYTES;
        try (WatchedSpill small = new WatchedSpill(new SpillFile(folder, ToyWorld.TOKENS, bytes))) {
            Session session = begin(CAP, small);
            List<long[]> played = playOn(session, 1, FRAMES);

            assertThat(small.highest()).isEqualTo(slots - 1);
            assertThat(small.writes()).isGreaterThan(slots);
            assertThat(session.bytes()).isLessThanOrEqualTo(CAP);
            assertThat(FRAMES - session.timeline().oldest())
                    .as("frames that can be gone to")
                    .isGreaterThan(slots * Chunk.FRAMES * 7L / 8);
            assertShowsAll(session, played);
        }
    }

    private static void assertShowsAll(Session session, List<long[]> played) {
        int oldest = (int) session.timeline().oldest();
        assertThat(oldest).isGreaterThan(1).isLessThan(FRAMES - 1000);
        for (int frame = oldest; frame <= FRAMES; frame += 97) {
            assertThat(session.scrubTo(frame).tokens_S()).as("frame %d", frame).isEqualTo(played.get(frame - 1));
        }
    }

    @Test
    void branchesThatAreForgottenGiveTheirSlotsBack() {
        Session session = begin(CAP, spill);
        for (int branch = 0; branch < 2000; branch++) {
            session.prompt(ToyWorld.grey(branch % ToyWorld.VOCABULARY));
            playOn(session, 1, 30);
        }
        assertThat(session.bytes()).isLessThanOrEqualTo(CAP);
        assertThat(session.timeline().branches())
                .as("even what is noted of them is too much")
                .hasSizeLessThan(200);
        assertThat(spill.writes()).isGreaterThan(1000);
        assertThat(spill.highest()).isLessThan(200);
    }

    /** Fault 36: one line, the game stays where it was, and from then on what lay on the disk counts as forgotten. */
    @Test
    void whereTheDiskCannotBeReadTheGameStaysWhereItWas() {
        Session session = begin(CAP, spill);
        List<long[]> played = playOn(session, 1, FRAMES);
        Moment shown = session.now();
        spill.breakDown();
        int reads = spill.reads();

        assertThatThrownBy(() -> session.scrubTo(5))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("cannot be read back")
                .hasMessageNotContaining("\n");
        assertThat(session.now()).isSameAs(shown);
        assertThat(session.here()).isEqualTo(new Place(1, FRAMES));

        long oldest = session.timeline().oldest();
        assertThat(session.scrubTo(5).frame()).as("the oldest in memory").isEqualTo(oldest);
        assertThat(FRAMES - oldest).isGreaterThanOrEqualTo(1024);
        assertShowsAll(session, played);
        assertThat(spill.reads()).as("tried once").isEqualTo(reads + 1);

        session.scrubTo(FRAMES);
        Session straight = begin(Session.MEMORY_BYTES, Spill.none());
        playOn(straight, 1, FRAMES);
        assertThat(playOn(session, FRAMES + 1, FRAMES + 3000))
                .containsExactlyElementsOf(playOn(straight, FRAMES + 1, FRAMES + 3000));
        assertThat(session.bytes()).isLessThanOrEqualTo(CAP);
    }

    /** Fault 36: where the disk is gone while the game stands among frames of the disk, it can be gone on with. */
    @Test
    void gameThatStandsAmongFramesOfTheDiskOutlivesIt() {
        Session session = begin(CAP, spill);
        playOn(session, 1, FRAMES);
        Session straight = begin(Session.MEMORY_BYTES, Spill.none());
        playOn(straight, 1, 300);
        session.scrubTo(300);
        spill.breakDown();

        assertThat(session.snapshot().tokens_TS()).as("a save has what is left").isNotEmpty();
        assertThat(session.findTokens(1)).isEmpty();
        assertThat(play(session, 7, 7, 7)).containsExactlyElementsOf(play(straight, 7, 7, 7));
        assertThat(session.rewindTo(301).frame()).isEqualTo(301);
        assertThat(session.bytes()).isLessThanOrEqualTo(CAP);
    }

    /** Fault 36: holding rewind goes back to the first frame that is left around here, and stays there. */
    @Test
    void heldRewindNeverGoesOnWhereTheDiskIsGone() {
        Session session = begin(CAP, spill);
        playOn(session, 1, FRAMES);
        session.scrubTo(300);
        spill.breakDown();
        assertThatThrownBy(() -> session.scrubTo(3000)).hasMessageContaining("cannot be read back");

        long frame = 300;
        for (int beat = 0; beat < 60; beat++) {
            long next = session.rewindTo(frame - 1).frame();
            assertThat(next).as("back from %d", frame).isLessThanOrEqualTo(frame);
            frame = next;
        }
        assertThat(frame).isBetween(257L, 270L).isEqualTo(session.timeline().oldest());
        assertThat(session.scrubTo(3000).frame()).as("the next that is left").isBetween(3001L, FRAMES - 1024L);
        assertThat(session.timeline().oldest()).isEqualTo(session.here().frame());
    }

    @Test
    void branchWhoseFramesAreGoneIsNotRememberedAnyMore() {
        MemoryLimits tiny = new MemoryLimits(0, 1L << 40, 0);
        Session session = Session.start(new Forgetful(), ToyWorld.grey(3), GREEDY, tiny, spill);
        playOn(session, 1, 10);
        session.prompt(ToyWorld.grey(9));
        playOn(session, 1, 200);
        spill.breakDown();

        assertThatThrownBy(() -> session.switchTo(1)).hasMessageContaining("cannot be read back");
        assertThatThrownBy(() -> session.switchTo(1)).hasMessageContaining("branch 1 is not remembered");
        assertThat(session.timeline().branches()).extracting(Branch::id).containsExactly(2);
        assertThat(session.step(3).frame()).isEqualTo(201);
    }
}
