package dev.djinn.engine.loop;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.Spill;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * How a game begins. All of it is asked on the game's own thread, for it may take long and may fail.
 *
 * @param world opens the world; the game closes it
 * @param prompt reads the first picture
 * @param settings chooses seed and sampling for the opened world
 * @param spill makes what takes the frames that are too many for the memory, given the world's tokens a frame; the game
 *     closes it
 */
public record Start(
        Supplier<WorldModel> world,
        Supplier<Picture> prompt,
        Function<WorldModel, SessionSettings> settings,
        IntFunction<Spill> spill) {
    /** A game that forgets what is too much for the memory. */
    public Start(Supplier<WorldModel> world, Supplier<Picture> prompt, Function<WorldModel, SessionSettings> settings) {
        this(world, prompt, settings, tokensPerFrame -> Spill.none());
    }
}
