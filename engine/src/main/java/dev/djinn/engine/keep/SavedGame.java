package dev.djinn.engine.keep;

import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.Snapshot;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;

/**
 * A game as a save file has it.
 *
 * @param worldHash identity of its world
 * @param worldName what people call that world
 * @param snapshot all that is needed to go on
 * @param picture the frame it stands at
 */
public record SavedGame(String worldHash, String worldName, Snapshot snapshot, Picture picture) {
    /** The game as it stands. */
    public static SavedGame of(WorldModel world, Session session) {
        return new SavedGame(
                world.hash(),
                world.manifest().name(),
                session.snapshot(),
                session.now().picture());
    }

    /** @throws DjinnException BAD_INPUT if it was played in another world */
    public SavedGame requireOf(WorldModel world) {
        if (!worldHash.equals(world.hash())) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "this game was saved in another world, \"" + worldName + "\"; open that world to go on with it");
        }
        return this;
    }
}
