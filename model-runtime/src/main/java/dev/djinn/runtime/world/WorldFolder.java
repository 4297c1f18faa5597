package dev.djinn.runtime.world;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.Hashes;
import dev.djinn.runtime.world.WorldManifest.FileEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Worlds on disk, as {@code model-runtime/docs/world-format.md} defines them: checked, listed, written. */
public final class WorldFolder {
    public static final String MANIFEST = "manifest.json";
    /** Who vouches for the manifest; a world may be without it. */
    public static final String SIGNATURE = "signature.json";

    public static final String ENCODER = "encoder.onnx";
    public static final String DECODER = "decoder.onnx";
    public static final String LAM = "lam.onnx";
    public static final String DYNAMICS = "dynamics.onnx";
    public static final String DYNAMICS_CACHED = "dynamics_cached.onnx";
    public static final String PREFILL = "prefill.onnx";
    /** {@link #DYNAMICS} in half precision, for CUDA only; a world may have none, and its identity is the same either way. */
    public static final String DYNAMICS_FP16 = "dynamics_fp16.onnx";
    /** Weights that the graphs share, as external data; a world may have none, its graphs then carry their own. */
    public static final String WEIGHTS = "weights.safetensors";
    /** The graphs that every world has. */
    public static final List<String> GRAPHS = List.of(ENCODER, DECODER, LAM, DYNAMICS);
    /** The graphs that remember past frames from call to call: a world has both or neither. */
    public static final List<String> CACHE_GRAPHS = List.of(DYNAMICS_CACHED, PREFILL);

    private WorldFolder() {}

    /**
     * Reads every file of a world once and checks it against the manifest.
     *
     * @throws DjinnException BAD_INPUT with one line: no such folder, no or a senseless manifest, a newer format, a file
     *     missing, or a file that is not the one the manifest states; UNSAFE if its signature is of another manifest
     */
    public static VerifiedWorld verify(Path folder) {
        WorldReplacement.finishInterrupted(folder);
        byte[] text = readText(folder);
        WorldManifest manifest = parse(text, folder);
        Optional<WorldSignature> signature = WorldSignature.read(folder, text);
        for (FileEntry file : manifest.files()) {
            requirePresent(folder, file);
        }
        for (FileEntry file : manifest.files()) {
            requireHash(folder, file);
        }
        return new VerifiedWorld(folder, manifest, identity(manifest), signature);
    }

    /**
     * Writes a world into a folder beside {@code target} and then puts it there in one move; a world that was there is
     * replaced, and comes back if the move is cut off.
     *
     * @param draft the manifest; its list of files is ignored and made from {@code files}
     * @param files contents by plain file name, with at least {@link #GRAPHS}
     * @throws DjinnException CANNOT_WRITE if the disk refuses, BAD_INPUT if {@code target} is something other than a
     *     world, or holds a file that its manifest does not list; what was there stays
     */
    public static void write(Path target, WorldManifest draft, Map<String, byte[]> files) {
        List<FileEntry> entries = new ArrayList<>();
        files.forEach((name, bytes) -> entries.add(new FileEntry(name, bytes.length, Hashes.sha256(bytes))));
        entries.sort(Comparator.comparing(FileEntry::name));
        WorldManifest manifest = draft.withFiles(entries);
        requireGraphs(manifest, target);
        WorldReplacement.finishInterrupted(target);
        WorldReplacement.write(target, files, ManifestJson.write(manifest));
    }

    /**
     * Gives the actions of a world other labels; only its manifest is written, whole or not at all. The world's identity
     * stays; a signature goes, since nobody signed this manifest.
     *
     * @param labels one for each code
     * @throws DjinnException CANNOT_WRITE if the disk refuses; the manifest is as it was then
     */
    public static void relabel(VerifiedWorld world, List<WorldManifest.ActionLabel> labels) {
        AtomicFiles.delete(world.folder().resolve(SIGNATURE));
        AtomicFiles.write(
                world.folder().resolve(MANIFEST),
                ManifestJson.write(world.manifest().withActions(labels)));
    }

    /**
     * Signs a world, in the place of who signed it before.
     *
     * @param signer what the signer is called, one line of 1..80 characters
     * @param keys of Ed25519
     * @throws DjinnException CANNOT_WRITE if the disk refuses, BAD_INPUT if the manifest cannot be read any more
     * @throws IllegalArgumentException if signer or keys are no such thing
     */
    public static void sign(VerifiedWorld world, String signer, KeyPair keys) {
        byte[] manifest = readText(world.folder());
        AtomicFiles.write(world.folder().resolve(SIGNATURE), WorldSignature.make(manifest, signer, keys));
    }

    /**
     * Looks at each folder in {@code worlds}, by name. A broken world does not hide the others. No folder, no worlds.
     *
     * @throws DjinnException BAD_INPUT if the folder cannot be read
     */
    public static List<WorldListing> list(Path worlds) {
        if (!Files.isDirectory(worlds)) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        try {
            WorldReplacement.finishAllInterrupted(worlds);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(worlds, Files::isDirectory)) {
                entries.forEach(folders::add);
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, worlds + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return folders.stream()
                .filter(folder -> !folder.getFileName().toString().startsWith("."))
                .sorted()
                .map(WorldFolder::look)
                .toList();
    }

    /** Looks at one folder, without reading what the graphs are made of. */
    public static WorldListing look(Path folder) {
        try {
            byte[] text = readText(folder);
            WorldManifest manifest = parse(text, folder);
            manifest.files().forEach(file -> requirePresent(folder, file));
            return new WorldListing.Sound(folder, manifest, WorldSignature.read(folder, text));
        } catch (DjinnException e) {
            return new WorldListing.Broken(folder, e.getMessage());
        }
    }

    /**
     * What a world says about itself; whether it has the files that it lists is not looked at.
     *
     * @throws DjinnException BAD_INPUT with one line: no such folder, or no or a senseless manifest
     */
    public static WorldManifest readManifest(Path folder) {
        return parse(readText(folder), folder);
    }

    private static WorldManifest parse(byte[] manifest, Path folder) {
        WorldManifest parsed =
                ManifestJson.read(manifest, folder.resolve(MANIFEST).toString());
        requireGraphs(parsed, folder);
        return parsed;
    }

    private static byte[] readText(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isDirectory(folder)) {
            throw bad(folder + ": there is no such folder; give the folder of a world");
        }
        if (!Files.isRegularFile(file)) {
            throw bad(folder + ": no " + MANIFEST + " in it, so it is not a world");
        }
        try {
            if (Files.size(file) > ManifestJson.MAX_BYTES) {
                throw bad(file + ": larger than " + ManifestJson.MAX_BYTES + " bytes, so it is not a manifest");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void requireGraphs(WorldManifest manifest, Path folder) {
        List<String> names = manifest.files().stream().map(FileEntry::name).toList();
        for (String graph : GRAPHS) {
            if (!names.contains(graph)) {
                throw bad(folder + ": the manifest does not list " + graph + "; export the world again");
            }
        }
        long caching = CACHE_GRAPHS.stream().filter(names::contains).count();
        if (caching != 0 && caching != CACHE_GRAPHS.size()) {
            throw bad(folder + ": the manifest lists only one of " + String.join(" and ", CACHE_GRAPHS)
                    + "; export the world again");
        }
    }

    private static void requirePresent(Path folder, FileEntry entry) {
        Path file = folder.resolve(entry.name());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw bad(file + ": missing; copy the whole world again");
        }
        try {
            long size = Files.size(file);
            if (size != entry.bytes()) {
                throw bad(file + ": has " + size + " bytes, the manifest says " + entry.bytes()
                        + "; copy the whole world again");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void requireHash(Path folder, FileEntry entry) {
        Path file = folder.resolve(entry.name());
        try {
            if (!Hashes.sha256(file).equals(entry.sha256())) {
                throw bad(file + ": was changed or damaged (its SHA-256 is not the manifest's); copy the whole world"
                        + " again");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** {@code CxR}, as worlds were always identified, or {@code CxRxG} of several tokens at a place. */
    private static String grid(WorldManifest.Grid grid) {
        String places = grid.columns() + "x" + grid.rows();
        return grid.groups() == 1 ? places : places + "x" + grid.groups();
    }

    /** What {@link VerifiedWorld#hash} is, of a world whose manifest this is. */
    public static String identity(WorldManifest manifest) {
        StringBuilder content = new StringBuilder("djinn world\n")
                .append(manifest.frame().width() + "x" + manifest.frame().height() + "\n")
                .append(grid(manifest.grid()) + "\n")
                .append(manifest.vocabulary() + " " + manifest.window() + " "
                        + manifest.actions().size() + "\n");
        manifest.files().stream()
                .filter(file -> file.name().endsWith(".onnx") || file.name().equals(WEIGHTS))
                .filter(file -> !file.name().equals(DYNAMICS_FP16))
                .sorted(Comparator.comparing(FileEntry::name))
                .forEach(file -> content.append(file.name() + " " + file.sha256() + "\n"));
        return Hashes.sha256(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static DjinnException unreadable(Path file, IOException cause) {
        return new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + cause.getMessage() + ")", cause);
    }

    private static DjinnException bad(String message) {
        return new DjinnException(ExitCode.BAD_INPUT, message);
    }
}
