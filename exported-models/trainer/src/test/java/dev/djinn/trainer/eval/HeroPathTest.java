package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.level.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The unit of {@code docs/evaluation.md}, "Play": a 64th of the picture's side, however large the picture is. */
class HeroPathTest {
    private static final int GAMES = 6;
    private static final int FRAMES = 8;
    private static final List<Style> STYLES =
            List.of(Style.CARTOON, Style.FLAT, Style.HANDHELD, Style.CLIPART, Style.MARKER, Style.GRADIENT);

    @Test
    @Timeout(60)
    void theSameGameInAPictureOf256PixelsGivesTheSamePath() {
        SynthWorld usual = world(64);
        SynthWorld large = world(256);
        for (int game = 0; game < GAMES; game++) {
            HeroPath right = path(large, game, 0);
            HeroPath left = path(large, game, 3);
            assertThat(right.apart(path(usual, game, 0))).isLessThan(0.5);
            assertThat(left.apart(path(usual, game, 3))).isLessThan(0.5);
            assertThat(right.right() - left.right()).isGreaterThan(6);
        }
    }

    private static SynthWorld world(int side) {
        return new SynthWorld(side, GAMES, STYLES, List.of(Level.Kind.SCREEN, Level.Kind.HILLS));
    }

    private static HeroPath path(SynthWorld world, int game, int code) {
        Prompt prompt = new Prompt(game, List.of(world.frame(game, 0), world.frame(game, 1)));
        return HeroPath.of(prompt.play(world, Prompt.held(code, FRAMES), 0));
    }
}
