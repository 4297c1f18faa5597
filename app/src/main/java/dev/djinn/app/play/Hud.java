package dev.djinn.app.play;

import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Locale;

/**
 * The figures around the picture, in words.
 *
 * @param frame as {@code frame 0412}
 * @param action as {@code action 3 · jump}
 * @param rate as {@code 10.0 fps}, with the world's own where this machine does not reach it
 * @param latency as {@code 31 ms}
 */
public record Hud(String frame, String action, String rate, String latency) {
    private static final String PROMPT = "prompt";

    static final Hud EMPTY = new Hud("frame 0000", PROMPT, "– fps", "– ms");

    private static final double SLOW = 0.8;

    /**
     * The figures of a frame.
     *
     * @param speed how many times the world's rate is wanted
     * @param before the last figures: a rate not known yet keeps its place
     */
    static Hud of(FrameReady ready, WorldManifest world, int idleAction, double speed, Hud before) {
        String frame = String.format(Locale.ROOT, "frame %04d", ready.moment().frame());
        if (ready.moment().action().isEmpty()) {
            return new Hud(frame, PROMPT, before.rate, before.latency);
        }
        int action = ready.moment().action().getAsInt();
        String latency = String.format(Locale.ROOT, "%.0f ms", ready.latencyMillis());
        return new Hud(
                frame,
                action(world, action, idleAction),
                rate(ready, world.frame().rate() * speed, before),
                latency);
    }

    /** Whether the figures are those of a frame that an action led to. */
    public boolean isDreamed() {
        return !action.equals(PROMPT);
    }

    private static String action(WorldManifest world, int action, int idleAction) {
        String name = world.actions().get(action).name();
        String number = "action " + (action + 1);
        String title = name.equals(number) ? number : number + " · " + name;
        return action == idleAction && !name.equalsIgnoreCase("idle") ? title + " (idle)" : title;
    }

    private static String rate(FrameReady ready, double wanted, Hud before) {
        double measured = ready.framesPerSecond();
        if (measured == 0) {
            return before.rate;
        }
        String rate = String.format(Locale.ROOT, "%.1f fps", measured);
        return measured < wanted * SLOW ? String.format(Locale.ROOT, "%s here, %.3g wanted", rate, wanted) : rate;
    }
}
