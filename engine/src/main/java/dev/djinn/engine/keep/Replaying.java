package dev.djinn.engine.keep;

import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.Stretch;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.TokenHash;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Dreams a replay again, and compares. */
public final class Replaying {
    /**
     * How it went.
     *
     * @param frames dreamed
     * @param compared marks, all of the replay
     * @param firstDifference the first marked frame whose tokens differ from what was recorded
     * @param lastHash of the last frame
     */
    public record Outcome(long frames, int compared, OptionalLong firstDifference, String lastHash) {}

    private Replaying() {}

    /**
     * Dreams all frames of {@code replay}; {@code watcher} sees each, the prompt first.
     *
     * @throws DjinnException BAD_INPUT if it was played in another world
     */
    public static Outcome play(WorldModel world, Replay replay, Consumer<Moment> watcher) {
        requireOf(world, replay);
        List<Stretch> stretches = replay.journey().stretches();
        SessionSettings first = stretches.isEmpty()
                ? SessionSettings.defaults(world.manifest(), 0)
                : stretches.getFirst().settings();
        Session session = Session.start(world, replay.journey().prompt(), first);
        Comparison comparison = new Comparison(replay.marks().iterator());
        comparison.see(session.now());
        watcher.accept(session.now());
        for (Stretch stretch : stretches) {
            session.tune(stretch.settings());
            for (int i = 0; i < stretch.frames(); i++) {
                Moment moment = session.step(stretch.action());
                comparison.see(moment);
                watcher.accept(moment);
            }
        }
        return new Outcome(
                replay.journey().frames(),
                replay.marks().size(),
                comparison.difference,
                TokenHash.of(session.now().tokens_S()));
    }

    private static void requireOf(WorldModel world, Replay replay) {
        if (!replay.worldHash().equals(world.hash())) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "this replay was played in another world, \"" + replay.worldName() + "\" "
                            + replay.worldHash()
                                    .substring(
                                            0, Math.min(12, replay.worldHash().length()))
                            + "; get that world");
        }
    }

    private static final class Comparison {
        private final Iterator<Replay.Mark> marks;
        private Replay.@Nullable Mark next;
        private OptionalLong difference = OptionalLong.empty();

        Comparison(Iterator<Replay.Mark> marks) {
            this.marks = marks;
            this.next = marks.hasNext() ? marks.next() : null;
        }

        void see(Moment moment) {
            Replay.Mark mark = next;
            if (mark == null || mark.frame() != moment.frame()) {
                return;
            }
            if (difference.isEmpty() && !TokenHash.of(moment.tokens_S()).equals(mark.tokenHash())) {
                difference = OptionalLong.of(mark.frame());
            }
            next = marks.hasNext() ? marks.next() : null;
        }
    }
}
