package dev.djinn.app.library;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A world in a zip file that anybody may have made: at its top, or in one folder there. Its table of contents is sized
 * before it is read; a name that leads anywhere else, or two that differ in case alone, are refused; nothing is unpacked here.
 */
final class WorldArchive implements WorldSource {
    /** A world has 65 files at most; the rest is what programs that make zips add. */
    private static final int MOST_ENTRIES = 1000;

    private static final int MOST_TABLE_BYTES = 1 << 20;
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final String APPLE = "__MACOSX/";

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> files;

    private WorldArchive(Path file, ZipFile zip, Map<String, ZipEntry> files) {
        this.file = file;
        this.zip = zip;
        this.files = files;
    }

    /**
     * Opens a zip file and looks through its table of contents.
     *
     * @throws DjinnException BAD_INPUT if it is no zip file with one world in it, UNSAFE if a name in it is a trap
     */
    static WorldArchive open(Path file) {
        try {
            requireModestTable(file);
            ZipFile zip = new ZipFile(file.toFile());
            try {
                List<? extends ZipEntry> entries = zip.stream().toList();
                entries.forEach(entry -> requirePlain(file, entry.getName()));
                return new WorldArchive(file, zip, files(file, entries));
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw bad(file, "is not a sound zip file (" + e.getMessage() + "); get it again");
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public Optional<InputStream> find(String name) throws IOException {
        ZipEntry entry = files.get(name);
        return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
    }

    @Override
    public String baseName() {
        return file.getFileName().toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Reading the table takes memory for every entry, so it is sized by the few bytes at the end of the file first. */
    private static void requireModestTable(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END_BYTES + MOST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            long at = channel.size() - length;
            while (tail.hasRemaining() && channel.read(tail, at + tail.position()) >= 0) {}
            for (int end = length - END_BYTES; end >= 0; end--) {
                if (tail.getInt(end) == END_SIGNATURE) {
                    int comment = Short.toUnsignedInt(tail.getShort(end + 20));
                    int entries = Short.toUnsignedInt(tail.getShort(end + 10));
                    long table = Integer.toUnsignedLong(tail.getInt(end + 12));
                    if (end + END_BYTES + comment != length) {
                        throw bad(file, "is not a sound zip file (bytes after its end); get it again");
                    }
                    if (entries > MOST_ENTRIES || table > MOST_TABLE_BYTES) {
                        throw new DjinnException(
                                ExitCode.UNSAFE,
                                file + ": says it has " + entries + " files and a table of " + table
                                        + " bytes, far more than a world; not opened");
                    }
                    return;
                }
            }
            throw bad(file, "is not a zip file, or the end of it is missing; get it again");
        }
    }

    private static void requirePlain(Path file, String name) {
        boolean isTrap = name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || DRIVE.matcher(name).matches()
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/")).stream().anyMatch(part -> part.equals("..") || part.equals("."));
        if (isTrap) {
            throw new DjinnException(
                    ExitCode.UNSAFE,
                    file + ": has a file named '" + name.replaceAll("\\p{Cntrl}", "?")
                            + "', which leads out of its folder; nothing of it was unpacked");
        }
    }

    /** The files beside the only manifest, by plain name. */
    private static Map<String, ZipEntry> files(Path file, List<? extends ZipEntry> entries) {
        List<String> folders = entries.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.startsWith(APPLE))
                .filter(name -> name.equals(WorldFolder.MANIFEST) || name.endsWith("/" + WorldFolder.MANIFEST))
                .map(name -> name.substring(0, name.length() - WorldFolder.MANIFEST.length()))
                .distinct()
                .toList();
        if (folders.size() != 1) {
            throw bad(
                    file,
                    folders.isEmpty()
                            ? "no " + WorldFolder.MANIFEST + " in it, so it is not a world"
                            : "has " + folders.size() + " worlds in it; unpack it, and import their folders");
        }
        String folder = folders.getFirst();
        Map<String, ZipEntry> files = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (!name.startsWith(folder) || entry.isDirectory()) {
                continue;
            }
            String plain = name.substring(folder.length());
            if (seen.put(plain.toLowerCase(Locale.ROOT), plain) != null) {
                throw new DjinnException(
                        ExitCode.UNSAFE, file + ": has the file '" + plain + "' twice; nothing of it was unpacked");
            }
            files.put(plain, entry);
        }
        return files;
    }

    private static DjinnException bad(Path file, String what) {
        return new DjinnException(ExitCode.BAD_INPUT, file + ": " + what);
    }
}
