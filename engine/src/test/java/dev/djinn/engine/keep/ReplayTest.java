package dev.djinn.engine.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.Stretch;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.TokenHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code engine/docs/keep.md}, replays. */
class ReplayTest {
    @TempDir
    private Path folder;

    private final ToyWorld world = new ToyWorld();
    private final Session session =
            Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), 5));

    private void walk() {
        for (int i = 0; i < 100; i++) {
            session.step(i / 10 % 8);
        }
        session.scrubTo(50);
        session.tune(new SessionSettings(6, session.settings().sampling()));
        for (int i = 0; i < 25; i++) {
            session.step(7);
        }
    }

    @Test
    void replayIsTheWayFromThePromptToTheFrameShownAndVerifies() {
        walk();
        Path file = folder.resolve("game" + ReplayFile.ENDING);
        ReplayFile.write(file, Replay.of(world, session));
        Replay replay = ReplayFile.read(file);

        assertThat(replay).isEqualTo(Replay.of(world, session));
        assertThat(replay.journey().frames()).isEqualTo(75);
        assertThat(replay.journey().stretches().getLast()).isEqualTo(new Stretch(session.settings(), 7, 25));
        assertThat(replay.marks()).extracting(Replay.Mark::frame).containsExactly(0L, 16L, 32L, 48L, 64L, 75L);
        List<String> seen = new ArrayList<>();
        Replaying.Outcome outcome =
                Replaying.play(new ToyWorld(), replay, moment -> seen.add(TokenHash.of(moment.tokens_S())));
        assertThat(outcome.firstDifference()).isEmpty();
        assertThat(outcome.compared()).isEqualTo(6);
        assertThat(outcome.lastHash()).isEqualTo(TokenHash.of(session.now().tokens_S()));
        assertThat(seen).hasSize(76);
    }

    @Test
    void tenMinutesOfHeldKeysAreKilobytes() {
        for (int i = 0; i < 9000; i++) {
            session.step(i / 12 * 5 % 8);
        }
        assertThat(ReplayFile.bytes(Replay.of(world, session))).hasSizeLessThan(16 * 1024);
    }

    @Test
    void replayOfALoadedAndOfAReAnchoredGameVerifiesToo() {
        walk();
        session.restore(session.snapshot());
        session.step(1);
        assertThat(verify(Replay.of(world, session)).frames()).isEqualTo(76);

        session.reAnchor();
        session.step(2);
        assertThat(verify(Replay.of(world, session)).frames()).isEqualTo(1);
    }

    private static Replaying.Outcome verify(Replay replay) {
        Replaying.Outcome outcome = Replaying.play(new ToyWorld(), replay, moment -> {});
        assertThat(outcome.firstDifference()).isEmpty();
        return outcome;
    }

    /** Fault 34: another device, or a tampered file with a sound checksum. */
    @Test
    void firstMarkedFrameThatDiffersIsTold() {
        walk();
        Replay replay = Replay.of(world, session);
        List<Replay.Mark> marks = new ArrayList<>(replay.marks());
        marks.set(3, new Replay.Mark(48, "0123456789abcdef"));
        marks.set(4, new Replay.Mark(64, "0123456789abcdef"));
        Replay other = new Replay(replay.worldHash(), "toy", 20, replay.journey(), marks);

        assertThat(Replaying.play(world, other, moment -> {}).firstDifference()).hasValue(48);
    }

    /** Fault 34: another world. */
    @Test
    void replayOfAnotherWorldIsRefusedBeforeItIsPlayed() {
        walk();
        Replay replay = Replay.of(world, session);
        Replay other = new Replay("1".repeat(64), "hills", 20, replay.journey(), replay.marks());

        assertThatThrownBy(() -> Replaying.play(world, other, moment -> {}))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("another world, \"hills\"");
    }

    @Test
    void replayThatIsCutOffOrChangedAnywhereIsRefusedInOneLine() {
        walk();
        byte[] whole = ReplayFile.bytes(Replay.of(world, session));
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            byte[] cut = Arrays.copyOf(whole, i);
            for (byte[] bad : List.of(changed, cut)) {
                assertThatThrownBy(() -> ReplayFile.read(bad, "x.worldplay"))
                        .isInstanceOfSatisfying(DjinnException.class, e -> {
                            assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
                            assertThat(e.getMessage()).hasLineCount(1).startsWith("x.worldplay: ");
                        });
            }
        }
    }

    @Test
    void wholeCapsuleWithNonsenseInsideIsRefused() {
        Capsule capsule = new Capsule("DJINPLAY", 1, "replay");
        byte[] sealed = capsule.seal("{\"world\": 7}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ReplayFile.read(sealed, "x"))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("makes no sense");
    }
}
