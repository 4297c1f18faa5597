package dev.djinn.engine.loop;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What the player asks of the game. */
public sealed interface GameCommand {
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

    /** Back to the prompt. */
    record Restart() implements GameCommand {}

    /** Look, between frames, where each of the first {@code actions} actions leads in {@code frames} frames from here. */
    record Peek(int actions, int frames) implements GameCommand {}

    /** Change seed or sampling from the next frame on. */
    record Tune(SessionSettings settings) implements GameCommand {}
}
