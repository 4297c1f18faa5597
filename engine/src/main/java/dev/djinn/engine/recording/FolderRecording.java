package dev.djinn.engine.recording;

import dev.djinn.runtime.Owns;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of PNG files at native size. Frames gather in a hidden folder beside the target. A new target gets its name
 * at once; in a folder that exists each frame is moved in, frames of an older recording go, and other files stay.
 */
@Owns(value = Owns.Resource.DISK, because = "frames gather in a hidden folder that is moved into place")
final class FolderRecording implements Recording {
    private static final Pattern FRAME_NAME = Pattern.compile("frame-\\d{4,}\\.png");

    private final Path folder;
    private final Path hidden;
    private int frames;

    FolderRecording(Path out) {
        folder = out.toAbsolutePath().normalize();
        hidden = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            if (Files.exists(folder) && !Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            Files.createDirectories(hidden);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(out, e);
        }
    }

    @Override
    public void add(Picture frame) {
        Path file = hidden.resolve(String.format(Locale.ROOT, "frame-%04d.png", frames));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Pictures.writePng(frame, out);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
        frames++;
    }

    @Override
    public void finish() {
        try {
            if (!Files.exists(folder)) {
                Files.move(hidden, folder, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            for (Path old : framesIn(folder)) {
                Files.delete(old);
            }
            for (Path frame : framesIn(hidden)) {
                Files.move(frame, folder.resolve(frame.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    @Override
    public void close() {
        if (!Files.isDirectory(hidden)) {
            return;
        }
        try {
            for (Path frame : framesIn(hidden)) {
                Files.delete(frame);
            }
            Files.delete(hidden);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    private static List<Path> framesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            FRAME_NAME.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }
}
