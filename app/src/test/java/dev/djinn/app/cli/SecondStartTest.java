package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.cli.Cli.Result;
import dev.djinn.app.instance.Handover;
import dev.djinn.app.instance.OtherDjinn;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.runtime.world.WorldListing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fault 26: play, while another process plays. */
@Timeout(300)
class SecondStartTest {
    private static final Path PROMPT = Path.of("docs", "figures.png");

    @TempDir
    private Path state;

    private Result play(String... more) {
        Map<String, String> environment = Map.of("XDG_STATE_HOME", state.toString());
        System.setProperty("djinn.worlds", Cli.HOME.resolve("worlds").toString());
        try {
            return Cli.run(environment, more);
        } finally {
            System.setProperty("djinn.worlds", "");
        }
    }

    /** Fault 26. */
    @Test
    void worldAndPictureAreGivenToTheOpenWindowAndNothingToGiveIsBusy() throws Exception {
        try (OtherDjinn first = OtherDjinn.start(state.resolve("djinn"), true)) {
            Result given = play("play", "toy", "--prompt", PROMPT.toString());
            assertThat(given.status()).as(given.err()).isZero();
            assertThat(first.says())
                    .contains("worlds/toy\"", PROMPT.toAbsolutePath().toString());

            Result nothing = play("play");
            assertThat(nothing.status()).isEqualTo(75);
            assertThat(nothing.err()).contains("open already").hasLineCount(1);
            assertThat(first.says()).isEqualTo("{}");

            Result wrong = play("play", "toy", "--prompt", "pom.xml");
            assertThat(wrong.status())
                    .as("what cannot be played is told where it was asked for")
                    .isEqualTo(3);
        }
    }

    @Test
    void anotherWorldIsNextWhenTheWindowHasClosedAndAPictureForTheWorldPlayedIsNot() {
        Path here = sound("toy").folder();
        Turns turns = new Turns(sound("toy"));
        turns.take(new Handover(Optional.of(here), Optional.of(PROMPT)));
        assertThat(turns.next()).isEmpty();

        Handover wish = new Handover(Optional.of(here.resolveSibling("other")), Optional.empty());
        turns.take(wish);
        assertThat(turns.next()).contains(wish);
        assertThat(turns.next()).isEmpty();
    }

    private static WorldListing.Sound sound(String name) {
        return new WorldLibrary(List.of(Cli.HOME.resolve("worlds"))).require(name);
    }
}
