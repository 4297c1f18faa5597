package dev.djinn.app.play;

import dev.djinn.app.library.Speed;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.words.Reasons;
import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.Unforeseen;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The page of worlds: what is on it, and what is being done. Belongs to the window's thread; the disk and the worlds are
 * asked on another, one thing at a time.
 */
public final class LibraryModel {
    /**
     * What a library is made with.
     *
     * @param playing the folder of the world in the window
     * @param switcher plays the world in another folder, soon
     * @param nanoTime a monotonic clock
     */
    public record Desk(Worlds worlds, Path playing, Consumer<Path> switcher, LongSupplier nanoTime) {}

    private final Desk desk;
    private final Executor background;
    private final Executor window;
    private final ObjectProperty<List<WorldEntry>> worlds = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<WorldEntry>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> trashed = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Note> said = new SimpleObjectProperty<>(Note.NONE);
    private final StringProperty busy = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final ObjectProperty<List<Speed>> speeds = new SimpleObjectProperty<>(List.of());
    private List<Speed> measured = List.of();
    private String device = Device.CPU.id();
    /** Whether what is being done is wanted; another for each thing. */
    private AtomicBoolean isWanted = new AtomicBoolean();

    private boolean isMeasuring;

    /**
     * A page on which nothing is listed yet.
     *
     * @param background may wait, and does one thing after the other
     * @param window runs on the window's thread
     */
    public LibraryModel(Desk desk, Executor background, Executor window) {
        this.desk = desk;
        this.background = background;
        this.window = window;
    }

    public ReadOnlyObjectProperty<List<WorldEntry>> worlds() {
        return worlds;
    }

    /** The world that the player looks at. */
    public ReadOnlyObjectProperty<Optional<WorldEntry>> chosen() {
        return chosen;
    }

    /** What was deleted last and can come back. */
    public ReadOnlyObjectProperty<Optional<Path>> trashed() {
        return trashed;
    }

    /** What came of what was done last. */
    public ReadOnlyObjectProperty<Note> said() {
        return said;
    }

    /** What is being done; empty if nothing is. */
    public ReadOnlyStringProperty busy() {
        return busy;
    }

    /** How far that is, 0..1, or -1 where nobody knows. */
    public ReadOnlyDoubleProperty progress() {
        return progress;
    }

    /** The page is before the player, or no longer: measuring is for a game that waits. */
    public void setOpen(boolean open) {
        if (open) {
            said.set(Note.NONE);
            refresh();
        } else if (isMeasuring) {
            stop();
        }
    }

    /** Where the game runs, for which speeds are told. */
    public void setDevice(Device now) {
        device = now.id();
        showSpeeds();
    }

    private void showSpeeds() {
        speeds.set(
                measured.stream().filter(speed -> speed.device().equals(device)).toList());
    }

    /** What was measured on the device of the game. */
    public ReadOnlyObjectProperty<List<Speed>> speeds() {
        return speeds;
    }

    public void choose(WorldEntry world) {
        chosen.set(Optional.of(world));
    }

    public boolean isPlaying(WorldEntry world) {
        return same(world.folder(), desk.playing());
    }

    /** How fast a world was found to play on the device of the game; nothing if that was not measured. */
    public OptionalDouble speed(WorldEntry world) {
        return world instanceof WorldEntry.Ready ready
                ? speeds.get().stream()
                        .filter(speed -> speed.hash().equals(ready.hash()))
                        .mapToDouble(Speed::framesPerSecond)
                        .findFirst()
                : OptionalDouble.empty();
    }

    /** Why this world cannot be deleted; empty if it can. */
    public Optional<String> whyNotDelete(WorldEntry world) {
        if (isPlaying(world)) {
            return Optional.of(Words.of("world.is-played"));
        }
        return world.findOrigin()
                .filter(origin -> origin == WorldEntry.Origin.BUNDLED)
                .map(origin -> Words.of("world.came-with"));
    }

    /** Looks at the disk again. */
    public void refresh() {
        background.execute(guarded(this::look));
    }

    /** Whether it can be played from here: it is all there, not in the window already, and nobody who is not trusted signed it. */
    public boolean canPlay(WorldEntry world) {
        return canOpen(world) && !isPlaying(world);
    }

    /** Whether nothing speaks against opening it. */
    public boolean canOpen(WorldEntry world) {
        return world instanceof WorldEntry.Ready ready && ready.trust().opens();
    }

    /** Remembers whether the player trusts whoever signed the chosen world. */
    public void judge(boolean isTrusted) {
        chosen.get()
                .filter(WorldEntry.Ready.class::isInstance)
                .map(WorldEntry.Ready.class::cast)
                .ifPresent(world -> background.execute(guarded(() -> {
                    desk.worlds().judge(world, isTrusted);
                    look();
                })));
    }

    /** Plays the world that is chosen, from a prompt; the window makes room for its own. */
    public void play() {
        chosen.get()
                .filter(this::canPlay)
                .ifPresent(world -> background.execute(guarded(() -> {
                    desk.worlds().check(world.folder());
                    window.execute(() -> desk.switcher().accept(world.folder()));
                })));
    }

    /** Finds out how fast the chosen world is here. */
    public void measure() {
        chosen.get().filter(world -> canOpen(world) && busy.get().isEmpty()).ifPresent(world -> {
            begin(
                    Words.of("library.measuring", world.name()),
                    wanted -> desk.worlds().measure(world.folder(), desk.nanoTime(), wanted::get),
                    Optional.empty());
            isMeasuring = true;
        });
    }

    /** Brings a world's folder or zip file into the library. */
    public void bring(Path source) {
        DoubleConsumer teller = share -> window.execute(() -> progress.set(share));
        begin(
                Words.of("library.copying"),
                wanted -> {
                    Path folder = desk.worlds().bring(source, teller, wanted::get);
                    window.execute(() -> chooseOnceListed(folder));
                },
                Optional.of(name -> Words.of(
                        chosen.get().filter(this::canOpen).isPresent()
                                ? "library.imported"
                                : "library.imported-unopened",
                        name)));
    }

    /**
     * Takes what is dropped if it is a world, else hands it on.
     *
     * @param before run on the window's thread before a world is imported
     * @param otherwise run there if it is none
     */
    public void drop(Path dropped, Runnable before, Runnable otherwise) {
        background.execute(() -> {
            String name = dropped.toString().toLowerCase(Locale.ROOT);
            boolean isWorld = Files.isDirectory(dropped) || name.endsWith(".zip") || name.endsWith(".world");
            window.execute(() -> {
                if (isWorld) {
                    before.run();
                    bring(dropped);
                } else {
                    otherwise.run();
                }
            });
        });
    }

    /** Stops what is being done, as soon as that can be. */
    public void stop() {
        isWanted.set(false);
    }

    /** Puts the chosen world into the trash, or only leaves it out of the list where its files are not the player's. */
    public void delete() {
        chosen.get()
                .filter(world -> whyNotDelete(world).isEmpty())
                .ifPresent(world -> background.execute(guarded(() -> {
                    Optional<Path> place = desk.worlds().remove(world);
                    tell(Note.good(
                            Words.of(place.isPresent() ? "library.trashed" : "library.forgotten", world.name())));
                    look();
                })));
    }

    /** Takes the world that was deleted last out of the trash. */
    public void undo() {
        trashed.get()
                .ifPresent(place -> background.execute(guarded(() -> {
                    Path folder = desk.worlds().restore(place);
                    tell(Note.good(Words.of("library.restored", String.valueOf(folder.getFileName()))));
                    window.execute(() -> chooseOnceListed(folder));
                    look();
                })));
    }

    private interface Work {
        void run(AtomicBoolean wanted);
    }

    private void begin(String title, Work work, Optional<UnaryOperator<String>> done) {
        if (!busy.get().isEmpty()) {
            return;
        }
        AtomicBoolean wanted = new AtomicBoolean(true);
        isWanted = wanted;
        isMeasuring = false;
        said.set(Note.NONE);
        progress.set(-1);
        busy.set(title);
        background.execute(() -> {
            try {
                guarded(() -> work.run(wanted)).run();
                guarded(this::look).run();
                window.execute(() -> done.filter(words -> said.get().text().isEmpty())
                        .ifPresent(words -> said.set(Note.good(
                                words.apply(chosen.get().map(WorldEntry::name).orElse(""))))));
            } finally {
                window.execute(() -> busy.set(""));
            }
        });
    }

    /** On the other thread. */
    private void look() {
        List<WorldEntry> now = desk.worlds().look();
        List<Speed> rates = desk.worlds().speeds();
        Optional<Path> last = desk.worlds().lastTrashed();
        window.execute(() -> {
            measured = rates;
            showSpeeds();
            trashed.set(last);
            Path wanted = chosen.get().map(WorldEntry::folder).orElse(desk.playing());
            worlds.set(now);
            chosen.set(find(wanted).or(() -> now.stream().findFirst()));
        });
    }

    private void chooseOnceListed(Path folder) {
        chosen.set(Optional.of(new WorldEntry.Unavailable(folder, "", "")));
    }

    private Optional<WorldEntry> find(Path folder) {
        return worlds.get().stream()
                .filter(world -> same(world.folder(), folder))
                .findFirst();
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                DjinnException failure = Unforeseen.told(e);
                tell(
                        failure.exitCode() == ExitCode.INTERRUPTED
                                ? Note.good(Words.of("library.stopped"))
                                : Note.trouble(Reasons.of(failure)));
            }
        };
    }

    private void tell(Note note) {
        window.execute(() -> said.set(note));
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
