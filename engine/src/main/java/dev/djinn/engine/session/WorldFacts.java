package dev.djinn.engine.session;

import dev.djinn.runtime.onnx.Sampling;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a player's side has to know of a world.
 *
 * @param name as in its manifest
 * @param width of a frame in pixels
 * @param height of a frame in pixels
 * @param framesPerSecond at which the world was learned
 * @param tokensPerFrame S
 * @param vocabulary tokens are 0..vocabulary-1
 * @param window T: the model sees T-1 frames at most
 * @param actionNames one for each action, in the order of the codes
 * @param sampling the world's own default
 * @param device where it runs, for a person to read
 */
public record WorldFacts(
        String name,
        int width,
        int height,
        double framesPerSecond,
        int tokensPerFrame,
        int vocabulary,
        int window,
        List<String> actionNames,
        Sampling sampling,
        String device) {
    private static final String IDLE = "idle";

    public WorldFacts {
        actionNames = List.copyOf(actionNames);
        if (window < 2 || actionNames.isEmpty() || framesPerSecond <= 0) {
            throw new IllegalArgumentException("world " + name + ": window " + window + ", actions "
                    + actionNames.size() + ", " + framesPerSecond + " frames/s cannot be played");
        }
    }

    public int actions() {
        return actionNames.size();
    }

    /** The action whose name is idle, if the world has one. */
    public OptionalInt findIdleAction() {
        return IntStream.range(0, actions())
                .filter(action -> actionNames.get(action).equalsIgnoreCase(IDLE))
                .findFirst();
    }
}
