package dev.djinn.app.library;

import dev.djinn.app.words.Words;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the player drew and played: {@code drawing-N.png} in a folder of theirs, newest first. The same drawing twice is kept
 * once. It waits for the disk; any thread.
 */
public final class Drawings {
    private static final Pattern NAME = Pattern.compile("drawing-(\\d{1,9})\\.png");

    private final Path folder;
    private final Trash trash;
    private final boolean isKept;

    /** @param folder need not exist */
    public Drawings(Path folder, InstantSource clock) {
        this(folder, clock, true);
    }

    private Drawings(Path folder, InstantSource clock, boolean isKept) {
        this.folder = folder;
        this.trash = new Trash(folder, clock);
        this.isKept = isKept;
    }

    /** None, and none is ever kept. */
    public static Drawings nowhere() {
        return new Drawings(Path.of(""), InstantSource.system(), false);
    }

    /** One of them. */
    public record Drawing(int number, Path file) {
        /** As something to start from. */
        public Prompt prompt() {
            return new Prompt(
                    () -> Words.of("prompt.drawing", number),
                    () -> Words.of("prompt.yours"),
                    () -> Pictures.read(file));
        }
    }

    /** All of them, newest first. */
    public synchronized List<Drawing> list() {
        if (!isKept || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Drawing> drawings = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    drawings.add(new Drawing(Integer.parseInt(name.group(1)), file));
                }
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
        drawings.sort(Comparator.comparing(Drawing::number).reversed());
        return List.copyOf(drawings);
    }

    /**
     * Keeps a drawing.
     *
     * @throws DjinnException CANNOT_WRITE if the disk refuses
     */
    public synchronized void keep(Picture picture) {
        if (!isKept) {
            return;
        }
        byte[] png = png(picture);
        List<Drawing> drawings = list();
        String hash = Hashes.sha256(png);
        if (drawings.stream().noneMatch(drawing -> isSame(drawing.file(), hash))) {
            int number = drawings.isEmpty() ? 1 : drawings.getFirst().number() + 1;
            AtomicFiles.write(folder.resolve(String.format(Locale.ROOT, "drawing-%d.png", number)), png);
        }
    }

    private static byte[] png(Picture picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            Pictures.writePng(picture, png);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return png.toByteArray();
    }

    private static boolean isSame(Path file, String hash) {
        try {
            return Hashes.sha256(file).equals(hash);
        } catch (IOException e) {
            return false;
        }
    }

    /** Puts one into the trash; gives where it is now, for {@link #restore}. */
    public synchronized Path trash(Drawing drawing) {
        return trash.put(drawing.file());
    }

    /** Takes one out of the trash. */
    public synchronized void restore(Path trashed) {
        trash.restore(trashed);
    }
}
