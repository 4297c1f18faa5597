package dev.djinn.app.library;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Where a world is copied from. */
interface WorldSource extends AutoCloseable {
    /**
     * A folder, or a zip file.
     *
     * @throws DjinnException BAD_INPUT if it is neither, UNSAFE if it is a trap
     */
    static WorldSource of(Path source) {
        if (Files.isDirectory(source)) {
            return new OfFolder(source);
        }
        if (!Files.isRegularFile(source)) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, source + ": there is nothing to import; give a world's folder or zip file");
        }
        return WorldArchive.open(source);
    }

    /** The bytes of one of its files, if there is such a file. */
    Optional<InputStream> find(String name) throws IOException;

    /** What it is called where it is. */
    String baseName();

    @Override
    void close() throws IOException;

    /** A world's folder. Links in it are refused: they could lead to any file of the player's. */
    record OfFolder(Path folder) implements WorldSource {
        @Override
        public Optional<InputStream> find(String name) throws IOException {
            Path file = folder.resolve(name);
            if (Files.isSymbolicLink(file)) {
                throw new DjinnException(
                        ExitCode.UNSAFE, file + ": is a link, and a world has none; copy the file itself there");
            }
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))
                    : Optional.empty();
        }

        @Override
        public String baseName() {
            Path name = folder.toAbsolutePath().normalize().getFileName();
            return name == null ? "world" : name.toString();
        }

        @Override
        public void close() {}
    }
}
