package dev.djinn.engine.loop;

import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Reconstruction;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.TimelineView;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Path;

/** What the game tells the window. Immutable. */
public sealed interface GameEvent {
    /** The world is open; frames follow. {@code idleAction} is taken while the player holds no key. */
    record Opened(WorldManifest world, DeviceProbe device, int idleAction) implements GameEvent {}

    /**
     * A frame to show.
     *
     * @param latencyMillis from the player's input being read to the frame being ready; 0 for the prompt
     * @param framesPerSecond measured over the last second or so; 0 while not known
     */
    record FrameReady(Moment moment, double latencyMillis, double framesPerSecond) implements GameEvent {}

    /**
     * Where the game stands in its tree; comes before the {@link FrameReady} of the first frame, and of every frame that was
     * not simply dreamed at the end of a branch. After those, the last frame is the one shown.
     */
    record Timeline(TimelineView view) implements GameEvent {}

    /** The answer to {@link GameCommand.Describe}: the prompt of the branch played, and how frames are dreamed now. */
    record Described(Picture prompt, SessionSettings settings) implements GameEvent {}

    /** The game goes back, frame by frame; what is heard or felt of it is to be still. */
    record Rewinding() implements GameEvent {}

    /** A save or a replay is on the disk. */
    record Kept(Path file) implements GameEvent {}

    /** A save, a replay or the autosave could not be written; the file that was there before is whole. */
    record NotKept(String message) implements GameEvent {}

    /** The device failed; the game went on, from the frame that follows, on {@code device}, which says why. */
    record Moved(DeviceProbe device) implements GameEvent {}

    /** Where {@code action} leads when it is held from frame {@code frame} on. */
    record Peeked(long frame, int action, Picture picture) implements GameEvent {}

    /** What is seen when {@code action} is held from frame {@code frame} on for {@code ahead} frames, 1 or more. */
    record Tried(long frame, int action, int ahead, Picture picture) implements GameEvent {}

    /** The answer to {@link GameCommand.Reconstruct}. */
    record Reconstructed(Reconstruction reconstruction) implements GameEvent {}

    /** The game runs. */
    record Running() implements GameEvent {}

    /** The game stands still at the frame last shown. */
    record Paused() implements GameEvent {}

    /** Something the player asked for did not work; the game stands at its last good frame. */
    record Refused(String message) implements GameEvent {}

    /** The game cannot begin or go on at all. {@code exitCode} is what a command ends with because of it. */
    record Ended(ExitCode exitCode, String message) implements GameEvent {}
}
