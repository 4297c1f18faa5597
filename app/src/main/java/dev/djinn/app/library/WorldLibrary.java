package dev.djinn.app.library;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.harawata.appdirs.AppDirsFactory;

/**
 * The worlds on this machine. They are looked for in the folders that the launcher names in the system property {@value
 * #FOLDERS}, or without it in {@code exported-models/worlds} above the place the program runs from; and in the player's
 * own folder, {@code worlds} in {@code DJINN_HOME} or the system's folder for user data.
 */
public final class WorldLibrary {
    /** System property: folders of worlds, separated like a class path. */
    public static final String FOLDERS = "djinn.worlds";

    private static final Path BUNDLED = Path.of("exported-models", "worlds");
    private static final String HOME_VARIABLE = "DJINN_HOME";

    private final List<Path> folders;
    private final Signers signers;

    /** @param signers whose worlds are opened; the worlds of others are listed as unusable */
    public WorldLibrary(List<Path> folders, Signers signers) {
        this.folders = List.copyOf(folders);
        this.signers = signers;
    }

    public static WorldLibrary standard(Map<String, String> environment, Signers signers) {
        List<Path> folders = new ArrayList<>();
        String property = System.getProperty(FOLDERS);
        if (property == null) {
            findBundled().ifPresent(folders::add);
        } else {
            Stream.of(property.split(File.pathSeparator))
                    .filter(name -> !name.isBlank())
                    .map(Path::of)
                    .forEach(folders::add);
        }
        String home = environment.get(HOME_VARIABLE);
        folders.add(
                home == null || home.isBlank()
                        ? Path.of(AppDirsFactory.getInstance().getUserDataDir("djinn", "", "djinn"), "worlds")
                        : Path.of(home, "worlds"));
        return new WorldLibrary(folders, signers);
    }

    private static Optional<Path> findBundled() {
        try {
            Path place = Path.of(WorldLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path above = place; above != null; above = above.getParent()) {
                if (Files.isDirectory(above.resolve(BUNDLED))) {
                    return Optional.of(above.resolve(BUNDLED));
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it is", e);
        }
    }

    /** Where worlds are looked for, in this order. */
    public List<Path> folders() {
        return folders;
    }

    /** Whose worlds are opened. */
    public Signers signers() {
        return signers;
    }

    /** All worlds, playable or not; of one folder by name. */
    public List<WorldListing> list() {
        return whoeverSigned().stream().map(signers::admit).toList();
    }

    private List<WorldListing> whoeverSigned() {
        return folders.stream()
                .flatMap(folder -> WorldFolder.list(folder).stream())
                .toList();
    }

    /**
     * The world meant by a person: the path of its folder, or the name of its folder or of itself.
     *
     * @throws DjinnException BAD_INPUT if there is none or it is broken, UNSAFE if whoever signed it is not trusted or
     *     another than was signed is there
     */
    public WorldListing.Sound require(String nameOrPath) {
        Optional<Path> path = findFolder(nameOrPath);
        if (path.isPresent()) {
            return signers.require(look(path.get()));
        }
        List<WorldListing> worlds = whoeverSigned();
        Optional<WorldListing> byFolder = worlds.stream()
                .filter(world -> world.folder().getFileName().toString().equalsIgnoreCase(nameOrPath))
                .findFirst();
        return byFolder.or(() -> worlds.stream()
                        .filter(world -> world instanceof WorldListing.Sound known
                                && known.manifest().name().equalsIgnoreCase(nameOrPath))
                        .findFirst())
                .map(WorldLibrary::sound)
                .map(signers::require)
                .orElseThrow(() -> new DjinnException(
                        ExitCode.BAD_INPUT, "there is no world \"" + nameOrPath + "\"; " + known(worlds)));
    }

    /**
     * The world that a replay or a save was played in.
     *
     * @param hash its identity by content
     * @param name as it was called then, for people
     * @throws DjinnException BAD_INPUT if it is not among the worlds here
     */
    public WorldListing.Sound requireHash(String hash, String name) {
        return list().stream()
                .filter(WorldListing.Sound.class::isInstance)
                .map(WorldListing.Sound.class::cast)
                .sorted(Comparator.comparing(world -> !world.manifest().name().equals(name)))
                .filter(world -> hasHash(world, hash))
                .findFirst()
                .orElseThrow(() -> new DjinnException(
                        ExitCode.BAD_INPUT,
                        "the world \"" + name + "\" that was played is not here, or it was changed since;"
                                + " put it into " + folders.getLast()));
    }

    /** A world that is damaged is not the one. */
    private static boolean hasHash(WorldListing.Sound world, String hash) {
        try {
            return WorldFolder.verify(world.folder()).hash().equals(hash);
        } catch (DjinnException e) {
            return false;
        }
    }

    /**
     * The world to play when a person names none: the first playable one.
     *
     * @throws DjinnException BAD_INPUT if there is none
     */
    public WorldListing.Sound requireDefault() {
        return list().stream()
                .filter(WorldListing.Sound.class::isInstance)
                .map(WorldListing.Sound.class::cast)
                .findFirst()
                .orElseThrow(() -> new DjinnException(ExitCode.BAD_INPUT, noneFound()));
    }

    /** What to say when there is no world at all. */
    public String noneFound() {
        return "no worlds in " + folders.stream().map(Path::toString).collect(Collectors.joining(" or "))
                + "; train one with djinn-train fit VIDEOS --out RUN";
    }

    private String known(List<WorldListing> worlds) {
        String names = worlds.stream()
                .filter(WorldListing.Sound.class::isInstance)
                .map(world -> world.folder().getFileName().toString())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? noneFound() : "there are: " + names + " (or give a world's folder)";
    }

    private static Optional<Path> findFolder(String nameOrPath) {
        try {
            Path path = Path.of(nameOrPath);
            boolean isPath = path.getNameCount() > 1 || path.isAbsolute() || nameOrPath.startsWith(".");
            return isPath || Files.isRegularFile(path.resolve(WorldFolder.MANIFEST))
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static WorldListing.Sound look(Path folder) {
        VerifiedWorld world = WorldFolder.verify(folder);
        return new WorldListing.Sound(folder, world.manifest(), world.signature());
    }

    private static WorldListing.Sound sound(WorldListing world) {
        return switch (world) {
            case WorldListing.Sound known -> known;
            case WorldListing.Broken(Path folder, String reason) ->
                throw new DjinnException(ExitCode.BAD_INPUT, reason);
        };
    }
}
