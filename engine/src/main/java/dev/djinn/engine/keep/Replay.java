package dev.djinn.engine.keep;

import dev.djinn.engine.session.Journey;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.onnx.TokenHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A game told by what was done in it, with the hashes of some of its frames to compare by.
 *
 * @param worldHash identity of its world
 * @param worldName what people call that world
 * @param rate frames a second
 * @param journey from the prompt to the last frame
 * @param marks by frame, rising; the prompt, every {@value #EVERY}th and the last frame, but for those that were forgotten
 */
public record Replay(String worldHash, String worldName, double rate, Journey journey, List<Mark> marks) {
    /** Frames from one mark to the next. */
    public static final int EVERY = 16;

    /** What {@link TokenHash} makes of the tokens of a frame. */
    public record Mark(long frame, String tokenHash) {}

    public Replay {
        marks = List.copyOf(marks);
        for (int i = 0; i < marks.size(); i++) {
            long frame = marks.get(i).frame();
            if (frame < 0
                    || frame > journey.frames()
                    || i > 0 && frame <= marks.get(i - 1).frame()) {
                throw new IllegalArgumentException("marks: frame " + frame + " is out of order");
            }
        }
        if (!(rate > 0 && rate <= 240)) {
            throw new IllegalArgumentException("rate is " + rate + ", it must be above 0 and at most 240");
        }
    }

    /** The way from the prompt to the frame shown, on whatever branches it lies. */
    public static Replay of(WorldModel world, Session session) {
        long last = session.now().frame();
        List<Mark> marks = new ArrayList<>();
        for (long frame = 0; frame <= last; frame++) {
            if (frame % EVERY == 0 || frame == last) {
                long at = frame;
                session.findTokens(at).ifPresent(tokens_S -> marks.add(new Mark(at, TokenHash.of(tokens_S))));
            }
        }
        return new Replay(
                world.hash(), world.manifest().name(), world.manifest().frame().rate(), session.journey(), marks);
    }
}
