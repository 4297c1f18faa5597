package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;

/**
 * The figures around the picture, in words.
 *
 * @param frame as {@code frame 0412}
 * @param action as {@code action 3 · jump}
 * @param rate as {@code 10.0 fps}, with the world's own where this machine does not reach it
 * @param latency as {@code 31 ms}
 * @param isDreamed whether they are those of a frame that an action led to
 */
public record Hud(String frame, String action, String rate, String latency, boolean isDreamed) {
    private static final double SLOW = 0.8;

    /** The figures of a game that is still to be opened. */
    static Hud empty() {
        return new Hud(
                Words.of("hud.frame", 0),
                Words.of("hud.prompt"),
                Words.of("hud.no-rate"),
                Words.of("hud.no-latency"),
                false);
    }

    /**
     * The figures of a frame.
     *
     * @param speed how many times the world's rate is wanted
     * @param before the last figures: a rate not known yet keeps its place
     */
    static Hud of(FrameReady ready, WorldManifest world, int idleAction, double speed, Hud before) {
        String frame = Words.of("hud.frame", ready.moment().frame());
        if (ready.moment().action().isEmpty()) {
            return new Hud(frame, Words.of("hud.prompt"), before.rate, before.latency, false);
        }
        int action = ready.moment().action().getAsInt();
        String latency = Words.of("hud.latency", ready.latencyMillis());
        return new Hud(
                frame,
                action(world, action, idleAction),
                rate(ready, world.frame().rate() * speed, before),
                latency,
                true);
    }

    private static String action(WorldManifest world, int action, int idleAction) {
        String name = world.actions().get(action).name();
        boolean isNameless = name.equals(ActionLabel.unnamed(action).name());
        String title = isNameless ? Words.of("hud.action", action + 1) : Words.of("hud.named", action + 1, name);
        return action == idleAction && !name.equalsIgnoreCase("idle") ? Words.of("hud.idle", title) : title;
    }

    private static String rate(FrameReady ready, double wanted, Hud before) {
        double measured = ready.framesPerSecond();
        if (measured == 0) {
            return before.rate;
        }
        String rate = Words.of("hud.rate", measured);
        return measured < wanted * SLOW ? Words.of("hud.slow", measured, wanted) : rate;
    }
}
