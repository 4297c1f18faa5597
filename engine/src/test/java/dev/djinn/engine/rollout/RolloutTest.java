package dev.djinn.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {
    private final ToyWorld world = new ToyWorld();

    private Rollout.Report play(long seed, String actions, List<Moment> seen) {
        Session session = Session.start(world, ToyWorld.grey(9), SessionSettings.defaults(world.manifest(), seed));
        long[] now = {0};
        return Rollout.play(session, ActionScript.parse(actions), () -> now[0] += 4_000_000, seen::add);
    }

    @Test
    void everyFrameIsSeenFromThePromptOnAndEachActionHasItsHash() {
        List<Moment> seen = new ArrayList<>();

        Rollout.Report report = play(1, "0, 1,2", seen);

        assertThat(seen).extracting(Moment::frame).containsExactly(0L, 1L, 2L, 3L);
        assertThat(report.tokenHashes()).hasSize(3).doesNotHaveDuplicates();
        assertThat(report.msPerFrame()).isEqualTo(4);
    }

    @Test
    void hashesRepeatForTheSameSeedAndDifferForAnother() {
        List<String> hashes = play(1, "0,1,2", new ArrayList<>()).tokenHashes();

        assertThat(play(1, "0,1,2", new ArrayList<>()).tokenHashes()).isEqualTo(hashes);
        assertThat(play(2, "0,1,2", new ArrayList<>()).tokenHashes()).isNotEqualTo(hashes);
        assertThat(play(1, "0,1,3", new ArrayList<>()).tokenHashes()).isNotEqualTo(hashes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "0,", "0,,1", "a", "-1", "0 1", "0,1.5", "99999", "1x", "1x0", "x3", "1x2x3"})
    void scriptThatIsNoListOfCodesIsRefused(String text) {
        assertThatThrownBy(() -> ActionScript.parse(text))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void actionHeldForSomeFramesIsWrittenWithAnX() {
        assertThat(ActionScript.parse("4, 2x3,0x1").actions()).containsExactly(4, 2, 2, 2, 0);
    }

    @Test
    void actionThatTheWorldDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> ActionScript.parse("0,7,8").requireWithin(8)).hasMessageContaining("action 8");
    }
}
