package dev.djinn.app.library;

import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Real worlds of a few kilobytes, and libraries that remember in memory. */
public final class TestWorlds {
    public static final Path TOY = Path.of("src", "test", "resources", "worlds", "toy");
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-17T12:00:00Z"));

    private TestWorlds() {}

    /** Something kept in memory. */
    public static final class Kept<T> implements Store<List<T>> {
        private List<T> value = List.of();

        @Override
        public List<T> load() {
            return value;
        }

        @Override
        public void save(List<T> next) {
            value = next;
        }
    }

    /** A library of these folders, of which the last is the player's own; imports are opened by ONNX Runtime. */
    public static Worlds library(Kept<KnownWorld> memory, Path... folders) {
        return library(memory, world -> World.open(world, DeviceChoice.CPU).close(), folders);
    }

    public static Worlds library(Kept<KnownWorld> memory, Consumer<VerifiedWorld> trial, Path... folders) {
        return new Worlds(
                new WorldLibrary(List.of(folders), new Signers(new Kept<>())),
                memory,
                new Kept<>(),
                folder -> WorldModel.open(folder, DeviceChoice.CPU),
                trial,
                "test",
                CLOCK);
    }

    /** Copies the toy world, under this name and with one more line, so that it has another identity. */
    public static Path toy(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : toyFiles().entrySet()) {
            byte[] bytes = file.getKey().equals("manifest.json")
                    ? new String(file.getValue(), StandardCharsets.UTF_8)
                            .replace("\"toy\"", "\"" + name + "\"")
                            .getBytes(StandardCharsets.UTF_8)
                    : file.getValue();
            Files.write(folder.resolve(file.getKey()), bytes);
        }
        return folder;
    }

    /** The same world with another window, and so another identity. */
    public static Path other(Path folder, String name) throws IOException {
        toy(folder, name);
        Path manifest = folder.resolve("manifest.json");
        String json = Files.readString(manifest);
        Files.writeString(manifest, json.replaceFirst("\"window\" *: *(\\d+)", "\"window\": 3"));
        return folder;
    }

    public static Map<String, byte[]> toyFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> entries = Files.list(TOY)) {
            for (Path file : entries.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Zips files; their names may be anything. */
    public static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** The same files, one folder down. */
    public static Map<String, byte[]> under(String folder, Map<String, byte[]> files) {
        Map<String, byte[]> below = new LinkedHashMap<>();
        files.forEach((name, bytes) -> below.put(folder + name, bytes));
        return below;
    }

    /** To sign worlds with. */
    public static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has Ed25519", e);
        }
    }
}
