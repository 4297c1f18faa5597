package dev.djinn.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.loop.GameLoop;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RehearsalTest {
    @TempDir
    private Path folder;

    @Test
    void everythingAPlayerDoesIsDoneAndTheGameGoesOn() throws Exception {
        PlayerInput input = new PlayerInput();
        Witness witness = new Witness(System::nanoTime);
        Start start = new Start(
                ToyWorld::new, () -> ToyWorld.grey(9), world -> new SessionSettings(7, new Sampling(2, 1, false)));
        List<Duration> told = new ArrayList<>();
        try (GameLoop loop = new GameLoop(start, input, System::nanoTime, witness)) {
            loop.start();
            int actions = witness.await().world().actions().size();
            LoopSeat seat = new LoopSeat(loop::send, input, folder.resolve("save.png"));
            Rehearsal.Tally tally = Rehearsal.play(
                    seat, actions, Duration.ofSeconds(1), new SplittableRandom(1), System::nanoTime, told::add);

            assertThat(tally.holds()).isPositive();
            assertThat(List.of(tally.rewinds(), tally.saves(), tally.loads(), tally.restarts()))
                    .allMatch(times -> times >= 1);
        }
        assertThat(told).isSorted();
        assertThat(witness.pace().frames()).isPositive();
        assertThat(witness.branches())
                .as("rewinds, loads and restarts make branches")
                .isGreaterThan(2);
        assertThat(witness.refused()).isZero();
        assertThat(folder.resolve("save.png")).exists();
    }

    @Test
    void worldThatDoesNotOpenIsSaid() {
        Witness witness = new Witness(System::nanoTime);
        Start start = new Start(
                () -> {
                    throw new DjinnException(ExitCode.BAD_INPUT, "broken world");
                },
                () -> ToyWorld.grey(9),
                world -> new SessionSettings(7, new Sampling(2, 1, false)));
        try (GameLoop loop = new GameLoop(start, new PlayerInput(), System::nanoTime, witness)) {
            loop.start();
            assertThatThrownBy(witness::await)
                    .isInstanceOf(DjinnException.class)
                    .hasMessage("broken world");
        }
    }
}
