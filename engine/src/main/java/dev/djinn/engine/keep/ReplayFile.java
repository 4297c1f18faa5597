package dev.djinn.engine.keep;

import dev.djinn.engine.session.Journey;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;

/** Replays, {@code *.worldplay}; format in {@code engine/docs/keep.md}. */
public final class ReplayFile {
    /** How their names end. */
    public static final String ENDING = ".worldplay";

    private static final Capsule CAPSULE = new Capsule("DJINPLAY", 1, "replay");

    private ReplayFile() {}

    /** @throws DjinnException CANNOT_WRITE if the disk is full or refuses; the old file then stays as it was */
    public static void write(Path file, Replay replay) {
        AtomicFiles.write(file, bytes(replay));
    }

    static byte[] bytes(Replay replay) {
        return CAPSULE.seal(Documents.write(new Documents.ReplayDocument(
                new Documents.World(replay.worldHash(), replay.worldName()),
                replay.rate(),
                Pngs.of(replay.journey().prompt()),
                Documents.parts(replay.journey()),
                replay.marks())));
    }

    /** @throws DjinnException BAD_INPUT if it is missing, no replay, cut off, changed, or of a newer format */
    public static Replay read(Path file) {
        return read(SaveFile.bytes(file), file.toString());
    }

    static Replay read(byte[] bytes, String where) {
        byte[] json = CAPSULE.open(bytes, where);
        Documents.ReplayDocument document = Documents.read(json, Documents.ReplayDocument.class, where);
        try {
            return new Replay(
                    document.world().hash(),
                    document.world().name(),
                    document.rate(),
                    new Journey(Pngs.picture(document.prompt(), where), Documents.stretches(document.parts())),
                    document.marks());
        } catch (IllegalArgumentException e) {
            throw Documents.senseless(where, e);
        }
    }
}
