package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.app.cli.Cli.Result;
import dev.djinn.app.instance.Handover;
import dev.djinn.app.instance.OtherDjinn;
import dev.djinn.app.library.Signers;
import dev.djinn.app.library.TestWorlds;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldListing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fault 26: play, while another process plays. */
@Timeout(300)
class SecondStartTest {
    private static final Path TOY = Cli.HOME.resolve("worlds").resolve("toy");
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
    void anotherWorldIsNextWhenTheWindowHasClosedAndWhatComesMeanwhileChangesIt() {
        Turns turns = new Turns(sound("toy"));
        Handover wish = new Handover(Optional.of(TOY.resolveSibling("other")), Optional.empty());
        assertThat(turns.take(wish)).isTrue();
        assertThat(turns.take(Handover.NOTHING)).isTrue();
        assertThat(turns.take(new Handover(Optional.empty(), Optional.of(PROMPT))))
                .isTrue();

        assertThat(turns.next()).contains(new Handover(wish.world(), Optional.of(PROMPT)));
        assertThat(turns.next()).isEmpty();
        assertThat(turns.take(wish)).as("nobody plays it any more").isFalse();
    }

    @Test
    void worldIsTheSameByAnyNameOfItsFolderAndWhatItsWindowHasNotDoneIsNext() throws Exception {
        Path alias = Files.createSymbolicLink(state.resolve("alias"), TOY.toAbsolutePath());
        Turns turns = new Turns(sound("toy"));
        turns.take(new Handover(Optional.of(alias), Optional.of(PROMPT)));
        turns.take(new Handover(Optional.of(TOY.resolve("..").resolve("toy")), Optional.empty()));
        assertThat(turns.window().show(Optional.empty())).as("is not to close").isTrue();

        assertThat(turns.next()).contains(new Handover(Optional.empty(), Optional.of(PROMPT)));
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void whatComesWhileTheWindowClosesIsPlayedInTheNextOne() {
        Turns turns = new Turns(sound("toy"));
        turns.window().close();
        assertThat(turns.take(Handover.NOTHING)).isTrue();
        assertThat(turns.next()).contains(Handover.NOTHING);
    }

    @Test
    void errorOfAWorldDoesNotKeepTheNextFromBeingPlayed() {
        Turns turns = new Turns(sound("toy"));
        Handover wish = new Handover(Optional.of(TOY.resolveSibling("other")), Optional.empty());
        DjinnException first = new DjinnException(ExitCode.UNEXPECTED, "the first fails");
        DjinnException second = new DjinnException(ExitCode.BAD_INPUT, "the second too");
        List<Handover> played = new ArrayList<>();
        List<DjinnException> told = new ArrayList<>();

        assertThatThrownBy(() -> turns.play(
                        () -> {
                            turns.take(wish);
                            throw first;
                        },
                        next -> {
                            played.add(next);
                            throw second;
                        },
                        told::add))
                .isSameAs(second);
        assertThat(played).containsExactly(wish);
        assertThat(told).containsExactly(first);
    }

    private static WorldListing.Sound sound(String name) {
        return new WorldLibrary(List.of(Cli.HOME.resolve("worlds")), new Signers(new TestWorlds.Kept<>()))
                .require(name);
    }
}
