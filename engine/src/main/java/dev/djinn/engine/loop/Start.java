package dev.djinn.engine.loop;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a game begins. All three are asked on the game's own thread, for they take long and may fail.
 *
 * @param world opens the world; the game closes it
 * @param prompt reads the first picture
 * @param settings chooses seed and sampling for the opened world
 */
public record Start(
        Supplier<WorldModel> world, Supplier<Picture> prompt, Function<WorldModel, SessionSettings> settings) {}
