package dev.djinn.app.demo;

import dev.djinn.engine.recording.Recording;
import dev.djinn.engine.recording.RecordingFormat;
import dev.djinn.engine.recording.Recordings;
import dev.djinn.engine.rollout.ActionScript;
import dev.djinn.engine.rollout.Rollout;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** A game that plays itself: each action held for its share of {@value #SECONDS} seconds, in the order of the codes. */
public final class DemoVideo {
    private static final int SECONDS = 10;

    private DemoVideo() {}

    /** The script of a demo of {@code world}, {@value #SECONDS} seconds of frames at its rate. */
    public static ActionScript script(WorldManifest world) {
        int frames = Math.max(1, (int) Math.round(world.frame().rate() * SECONDS));
        int actions = world.actions().size();
        return new ActionScript(IntStream.range(0, frames)
                .mapToObj(frame -> (int) ((long) frame * actions / frames))
                .toList());
    }

    /** Plays the script and records it; {@code watcher} sees every frame. */
    public static Rollout.Report render(
            Session session, WorldManifest world, Path out, LongSupplier nanoTime, Consumer<Moment> watcher) {
        try (Recording recording =
                Recordings.open(out, RecordingFormat.of(out), world.frame().rate())) {
            Rollout.Report report = Rollout.play(session, script(world), nanoTime, moment -> {
                recording.add(moment.picture());
                watcher.accept(moment);
            });
            recording.finish();
            return report;
        }
    }
}
