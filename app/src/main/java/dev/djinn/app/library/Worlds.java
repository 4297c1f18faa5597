package dev.djinn.app.library;

import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The player's worlds, with all that can be done with them. What was here once is remembered: a folder that is gone for a
 * while is told of, and nothing that was remembered is lost by it. It waits for the disk; any thread.
 */
public final class Worlds {
    private final WorldLibrary library;
    private final Store<List<KnownWorld>> memory;
    private final Store<List<Speed>> speeds;
    private final Function<Path, WorldModel> opener;
    private final String version;
    private final Path own;
    private final WorldImport imports;
    private final Trash trash;

    /**
     * The worlds of a library; its last folder is the player's own.
     *
     * @param memory of worlds that were here
     * @param speeds that were measured
     * @param opener checks the world in a folder and opens it as it is played
     * @param trial opens a world that is to be imported and lets it dream; throws if that is nothing
     * @param version of the program and of what runs worlds, for what is measured
     */
    public Worlds(
            WorldLibrary library,
            Store<List<KnownWorld>> memory,
            Store<List<Speed>> speeds,
            Function<Path, WorldModel> opener,
            Consumer<VerifiedWorld> trial,
            String version,
            InstantSource clock) {
        this.library = library;
        this.memory = memory;
        this.speeds = speeds;
        this.opener = opener;
        this.version = version;
        this.own = library.folders().getLast();
        this.imports = new WorldImport(own, WorldSource::of, world -> tryOut(world, trial), clock);
        this.trash = new Trash(own, clock);
    }

    /** Nothing of a stranger's is opened before the player was asked. */
    private void tryOut(VerifiedWorld world, Consumer<VerifiedWorld> trial) {
        if (library.signers().trust(world.signature()).opens()) {
            trial.accept(world);
        }
    }

    /** The player's own folder of worlds. */
    public Path own() {
        return own;
    }

    /** All worlds: those that are there folder by folder, then those that are known and not there. */
    public synchronized List<WorldEntry> list() {
        return list(memory.load());
    }

    /** The same, and remembers those that are new. What is not there now stays remembered. */
    public synchronized List<WorldEntry> look() {
        List<KnownWorld> known = memory.load();
        List<WorldEntry> worlds = list(known);
        remember(
                worlds.stream()
                        .filter(WorldEntry.Ready.class::isInstance)
                        .map(WorldEntry.Ready.class::cast)
                        .map(world -> new KnownWorld(world.folder(), world.name(), world.hash(), world.flaw()))
                        .toList(),
                known);
        return worlds;
    }

    private List<WorldEntry> list(List<KnownWorld> known) {
        Map<Path, WorldEntry> there = new LinkedHashMap<>();
        library.folders().stream()
                .flatMap(folder -> look(folder).stream())
                .forEach(world -> there.put(key(world.folder()), entry(world, known)));
        List<WorldEntry> gone = new ArrayList<>();
        for (KnownWorld one : known) {
            if (there.containsKey(key(one.folder()))) {
                continue;
            }
            if (Files.isDirectory(one.folder())) {
                there.put(key(one.folder()), entry(WorldFolder.look(one.folder()), known));
            } else if (there.values().stream().noneMatch(world -> hasHash(world, one.hash()))) {
                gone.add(unavailable(one));
            }
        }
        return Stream.concat(there.values().stream(), gone.stream()).toList();
    }

    /** What was measured here by this version, on any device. */
    public synchronized List<Speed> speeds() {
        return speeds.load().stream()
                .filter(speed -> speed.version().equals(version))
                .toList();
    }

    /**
     * Brings a world into the library; see {@link WorldImport}.
     *
     * @param source its folder or a zip file
     * @param progress told how far it is, 0..1
     * @param isWanted asked now and then
     * @return its folder
     * @throws DjinnException as {@link WorldImport}, or BAD_INPUT if the same world is here already
     */
    public Path bring(Path source, DoubleConsumer progress, BooleanSupplier isWanted) {
        return imports.bring(source, this::requireNew, new WorldImport.Watch(progress, isWanted));
    }

    private void requireNew(WorldManifest manifest) {
        String hash = WorldFolder.identity(manifest);
        list().stream().filter(world -> hasHash(world, hash)).findFirst().ifPresent(same -> {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "the world \"" + same.name() + "\" is here already, in " + same.folder()
                            + "; delete that first to have it anew");
        });
    }

    /**
     * Takes a world off the list: into the trash if its files are the player's, else it is only forgotten.
     *
     * @return where it is now, for {@link #restore}; none if its files stay where they are
     * @throws DjinnException as {@link #trash}
     */
    public synchronized Optional<Path> remove(WorldEntry world) {
        if (world.isOnlyListed()) {
            forget(world.folder());
            return Optional.empty();
        }
        return Optional.of(trash(world.folder()));
    }

    /**
     * Puts a world of the player's own into the trash.
     *
     * @return where it is now, for {@link #restore}
     * @throws DjinnException UNSAFE if it is none of the player's own, CANNOT_WRITE if the disk refuses
     */
    public synchronized Path trash(Path folder) {
        Path trashed = trash.put(folder);
        forget(folder);
        return trashed;
    }

    /** Where trashed worlds are, until the player deletes them for good. */
    public Path trashFolder() {
        return trash.folder();
    }

    /** What was trashed last. */
    public Optional<Path> lastTrashed() {
        return trash.last();
    }

    /**
     * Takes a world out of the trash.
     *
     * @return its folder
     */
    public synchronized Path restore(Path trashed) {
        return trash.restore(trashed);
    }

    /** Leaves a world out of the list until it is there, or played, again; its files are not touched. */
    public synchronized void forget(Path folder) {
        List<KnownWorld> known = memory.load();
        List<KnownWorld> others = known.stream()
                .filter(one -> !key(one.folder()).equals(key(folder)))
                .toList();
        if (others.size() < known.size()) {
            memory.save(others);
        }
    }

    /** Lists a world that is played, wherever it is. */
    public synchronized void played(WorldListing.Sound world) {
        List<KnownWorld> known = memory.load();
        String hash = WorldFolder.identity(world.manifest());
        Path folder = key(world.folder());
        remember(List.of(new KnownWorld(folder, world.manifest().name(), hash, flaw(hash, known))), known);
    }

    /** Marks worlds with this identity as having done something wrong, one line; none takes the mark away. */
    public synchronized void mark(String hash, Optional<String> flaw) {
        List<KnownWorld> known = memory.load();
        List<KnownWorld> marked = known.stream()
                .map(one -> one.hash().equals(hash) ? one.withFlaw(flaw) : one)
                .toList();
        remember(marked, known);
    }

    /**
     * Plays a world for three seconds and remembers how fast that went. A world that gets through this is unmarked.
     *
     * @throws DjinnException if it does not open or dream, or is not wanted any more
     */
    public Speed measure(Path folder, LongSupplier nanoTime, BooleanSupplier isWanted) {
        if (WorldFolder.look(folder) instanceof WorldListing.Sound sound) {
            library.signers().require(sound);
        }
        try (WorldModel world = opener.apply(folder)) {
            double rate = SpeedTrial.framesPerSecond(world, nanoTime, SpeedTrial.LENGTH, isWanted);
            Speed speed = new Speed(world.hash(), world.device().device().id(), version, rate);
            keep(speed);
            mark(world.hash(), Optional.empty());
            return speed;
        }
    }

    private synchronized void keep(Speed speed) {
        speeds.save(Stream.concat(speeds.load().stream().filter(one -> !one.isReplacedBy(speed)), Stream.of(speed))
                .toList());
    }

    /** A folder that cannot be read has no worlds; those known to be in it are then not there. */
    private static List<WorldListing> look(Path folder) {
        try {
            return WorldFolder.list(folder);
        } catch (DjinnException e) {
            System.getLogger(Worlds.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
            return List.of();
        }
    }

    private WorldEntry entry(WorldListing world, List<KnownWorld> known) {
        Path folder = world.folder().toAbsolutePath().normalize();
        return switch (world) {
            case WorldListing.Sound sound -> {
                WorldManifest manifest = sound.manifest();
                String hash = WorldFolder.identity(manifest);
                yield new WorldEntry.Ready(
                        folder,
                        origin(folder),
                        manifest,
                        hash,
                        sound.signature(),
                        library.signers().trust(sound.signature()),
                        picture(folder),
                        flaw(hash, known));
            }
            case WorldListing.Broken broken ->
                new WorldEntry.Broken(
                        folder,
                        origin(folder),
                        known.stream()
                                .filter(one -> key(one.folder()).equals(key(folder)))
                                .map(KnownWorld::name)
                                .findFirst()
                                .orElse(String.valueOf(folder.getFileName())),
                        broken.reason());
        };
    }

    private static Optional<String> flaw(String hash, List<KnownWorld> known) {
        return known.stream()
                .filter(one -> one.hash().equals(hash))
                .flatMap(one -> one.flaw().stream())
                .findFirst();
    }

    private WorldEntry.Origin origin(Path folder) {
        if (trash.takes(folder)) {
            return WorldEntry.Origin.OWN;
        }
        return library.folders().stream().anyMatch(home -> key(home).equals(folder.getParent()))
                ? WorldEntry.Origin.BUNDLED
                : WorldEntry.Origin.ELSEWHERE;
    }

    private static Optional<Picture> picture(Path folder) {
        try {
            return Prompts.ofWorld(folder).stream().findFirst().map(Prompt::read);
        } catch (DjinnException e) {
            return Optional.empty();
        }
    }

    private static WorldEntry.Unavailable unavailable(KnownWorld one) {
        Path home = one.folder().getParent();
        boolean isHomeGone = home == null || !Files.isDirectory(home);
        return new WorldEntry.Unavailable(
                one.folder(),
                one.name(),
                isHomeGone
                        ? home + " is not there; connect its disk, and the world is back"
                        : one.folder() + " is not there; put it back, or forget the world");
    }

    private static boolean hasHash(WorldEntry world, String hash) {
        return world instanceof WorldEntry.Ready ready && ready.hash().equals(hash);
    }

    /** Adds to what is known; what cannot be kept is known no longer than the program runs, and nothing worse. */
    private void remember(List<KnownWorld> worlds, List<KnownWorld> known) {
        Map<Path, KnownWorld> all = new LinkedHashMap<>();
        known.forEach(one -> all.put(key(one.folder()), one));
        worlds.forEach(one -> all.put(key(one.folder()), one));
        List<KnownWorld> now = List.copyOf(all.values());
        if (!now.equals(known)) {
            try {
                memory.save(now);
            } catch (DjinnException e) {
                System.getLogger(Worlds.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
    }

    /**
     * Reads all of a world once, as playing it begins.
     *
     * @throws DjinnException BAD_INPUT or UNSAFE with the reason why it cannot be played
     */
    public void check(Path folder) {
        library.require(folder.toAbsolutePath().toString());
    }

    /**
     * Remembers what the player thinks of whoever signed a world; about a world that nobody signed there is nothing to say.
     *
     * @throws DjinnException as {@link Signers#remember}
     */
    public void judge(WorldEntry.Ready world, boolean isTrusted) {
        world.signature().ifPresent(signature -> library.signers().remember(signature, isTrusted));
    }

    private static Path key(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
