package dev.djinn.engine.keep;

import dev.djinn.engine.session.Journey;
import dev.djinn.engine.session.Snapshot;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Saves: PNGs that show the frame and carry the game; format in {@code engine/docs/keep.md}. */
public final class SaveFile {
    private static final long MAX_BYTES = 64L << 20;
    private static final Capsule CAPSULE = new Capsule("DJINSAVE", 1, "save");

    /** What a PNG turned out to be. */
    public sealed interface Found {
        /** A save. */
        record Game(SavedGame game) implements Found {}

        /** A picture without a game in it, as a chat program leaves it; a new game can begin with it. */
        record PictureOnly(Picture picture) implements Found {}
    }

    private SaveFile() {}

    /**
     * Writes or replaces a save, whole or not at all.
     *
     * @throws DjinnException CANNOT_WRITE if the disk is full or refuses; the old file then stays as it was
     */
    public static void write(Path file, SavedGame game) {
        AtomicFiles.write(file, bytes(game));
    }

    static byte[] bytes(SavedGame game) {
        Snapshot snapshot = game.snapshot();
        Documents.SaveDocument document = new Documents.SaveDocument(
                new Documents.World(game.worldHash(), game.worldName()),
                Documents.Settings.of(snapshot.settings()),
                Pngs.of(snapshot.journey().prompt()),
                Documents.parts(snapshot.journey()),
                Documents.bytes(snapshot.prompt_S()),
                Documents.bytes(snapshot.tokens_TS()),
                Hashes.sha256(game.picture().bgra()));
        return Pngs.with(Pngs.of(game.picture()), CAPSULE.seal(Documents.write(document)));
    }

    /** Whether it looks like a save: a PNG with a game in it, whole or damaged, of this version or a newer. */
    public static boolean carriesGame(Path file) {
        try {
            byte[] png = bytes(file);
            return Pngs.isPng(png) && Pngs.findChunk(png, file.toString()).isPresent();
        } catch (DjinnException e) {
            return false;
        }
    }

    /**
     * Reads a PNG.
     *
     * @throws DjinnException BAD_INPUT if it is missing, no PNG, cut off, changed, or of a newer format
     */
    public static Found read(Path file) {
        return read(bytes(file), file.toString());
    }

    /**
     * Reads a save.
     *
     * @throws DjinnException BAD_INPUT as {@link #read(Path)}, or if there is only a picture in it
     */
    public static SavedGame require(Path file) {
        return switch (read(file)) {
            case Found.Game(SavedGame game) -> game;
            case Found.PictureOnly(Picture picture) ->
                throw CAPSULE.bad(
                        file.toString(),
                        "only a picture: its game was taken out, as chat programs do; begin a new game with this picture");
        };
    }

    static Found read(byte[] png, String where) {
        if (!Pngs.isPng(png)) {
            throw CAPSULE.bad(where, "this is no save; choose a PNG that Djinn has saved");
        }
        Optional<byte[]> chunk = Pngs.findChunk(png, where);
        Picture picture = Pngs.picture(png, where);
        if (chunk.isEmpty()) {
            return new Found.PictureOnly(picture);
        }
        byte[] json = CAPSULE.open(chunk.get(), where);
        Documents.SaveDocument document = Documents.read(json, Documents.SaveDocument.class, where);
        if (!Hashes.sha256(picture.bgra()).equals(document.picture())) {
            throw CAPSULE.bad(where, "the picture of this save was changed; get it again");
        }
        return new Found.Game(game(document, picture, where));
    }

    private static SavedGame game(Documents.SaveDocument document, Picture picture, String where) {
        try {
            int tokensPerFrame = document.promptTokens().length / Short.BYTES;
            Journey journey =
                    new Journey(Pngs.picture(document.prompt(), where), Documents.stretches(document.parts()));
            Snapshot snapshot = new Snapshot(
                    document.settings().toSession(),
                    journey,
                    Documents.tokens(document.promptTokens(), tokensPerFrame)[0],
                    Documents.tokens(document.tokens(), tokensPerFrame));
            return new SavedGame(document.world().hash(), document.world().name(), snapshot, picture);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Documents.senseless(where, e);
        }
    }

    static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw CAPSULE.bad(file.toString(), "there is no such file");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw CAPSULE.bad(file.toString(), "larger than 64 MiB, which no file of Djinn is; choose another");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
