package dev.djinn.engine.loop;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What the player asks of the game. */
public sealed interface GameCommand {
    double SLOWEST = 0.25;
    double FASTEST = 4;

    /** Play from the picture in a file, running. */
    record OpenPicture(Path file) implements GameCommand {}

    /** Play from a picture, which the game's thread reads, running. */
    record UsePicture(Supplier<Picture> picture) implements GameCommand {}

    /** Go on at the world's rate. */
    record Resume() implements GameCommand {}

    /** Stop at this frame. */
    record Pause() implements GameCommand {}

    /** Stop, if the game runs, and dream one frame. */
    record StepOnce() implements GameCommand {}

    /** Back to the prompt of this branch; what was played stays. */
    record Restart() implements GameCommand {}

    /** Look, between frames, where each of the first {@code actions} actions leads in {@code frames} frames from here. */
    record Peek(int actions, int frames) implements GameCommand {}

    /** The same, telling every frame on the way ({@link GameEvent.Tried}). */
    record TryOut(int actions, int frames) implements GameCommand {}

    /** Tell what the world would see in a picture ({@link GameEvent.Reconstructed}); the game stays as it is. */
    record Reconstruct(Picture picture) implements GameCommand {}

    /** Change seed or sampling from the next frame on. */
    record Tune(SessionSettings settings) implements GameCommand {}

    /** Tell where the game comes from and how it is dreamed. */
    record Describe() implements GameCommand {}

    /** Play at {@code factor} times the world's rate, {@value #SLOWEST}..{@value #FASTEST}. */
    record Speed(double factor) implements GameCommand {
        public Speed {
            if (!(factor >= SLOWEST && factor <= FASTEST)) {
                throw new IllegalArgumentException("factor is " + factor + ", it must be " + SLOWEST + ".." + FASTEST);
            }
        }
    }

    /** Go back {@code frames}, 1 or more, at every beat, until {@link EndRewind}. */
    record Rewind(int frames) implements GameCommand {
        public Rewind {
            if (frames < 1) {
                throw new IllegalArgumentException("frames is " + frames + ", it must be at least 1");
            }
        }
    }

    /** The rewind key is up: go on as before it was pressed; another action than then begins a branch. */
    record EndRewind() implements GameCommand {}

    /** Stop, and go one frame back. */
    record StepBack() implements GameCommand {}

    /** Stop, and go on to the next frame of this branch without dreaming, if there is one. */
    record StepForward() implements GameCommand {}

    /** Stop, and go to a frame of this branch. */
    record Scrub(long frame) implements GameCommand {}

    /** Stop, and go to the last frame of another branch. */
    record SwitchTo(int branch) implements GameCommand {}

    /** A new game with the frame shown as its prompt. */
    record ReAnchor() implements GameCommand {}

    /** Write the game as a picture that can be loaded. */
    record Save(Path file) implements GameCommand {}

    /** Write how to get here from the prompt. */
    record SaveReplay(Path file) implements GameCommand {}

    /** Stop, and go on with a saved game; the one before stays. */
    record Load(Path file) implements GameCommand {}

    /** Stop, and go back to where the game was before the last {@link Load}. */
    record UndoLoad() implements GameCommand {}
}
