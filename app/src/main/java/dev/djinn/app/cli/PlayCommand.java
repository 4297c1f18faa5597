package dev.djinn.app.cli;

import dev.djinn.app.demo.DemoVideo;
import dev.djinn.app.doctor.Display;
import dev.djinn.app.gl.GlUpscaler;
import dev.djinn.app.instance.Handover;
import dev.djinn.app.instance.Instance;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.pad.SdlPads;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.MediaShelf;
import dev.djinn.app.play.Theme;
import dev.djinn.app.settings.ConfigFolder;
import dev.djinn.app.settings.ControlsFile;
import dev.djinn.app.settings.DataFolder;
import dev.djinn.app.settings.HintsFile;
import dev.djinn.app.settings.MediaFolders;
import dev.djinn.app.settings.ResumeFile;
import dev.djinn.app.settings.StateFolder;
import dev.djinn.app.settings.StudioFile;
import dev.djinn.app.view.Bookcase;
import dev.djinn.app.view.Console;
import dev.djinn.app.view.GtkKeyboard;
import dev.djinn.app.view.Media;
import dev.djinn.app.view.Windows;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.recording.DiskSpace;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.SpillFile;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.io.CacheFolder;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "play",
        description = "Play a world in a window. Without a display: render a scripted demo to a video.",
        mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings around;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            description = "Name of a world that djinn worlds lists, or its folder. Default: the first.")
    private @Nullable String world;

    @Option(
            names = "--prompt",
            paramLabel = "FILE",
            description = "The picture to start from. Default: the world's first.")
    private @Nullable Path prompt;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "Colours of the window this time: dark, light, or system for those of the desktop.")
    private @Nullable Theme theme;

    @Option(names = "--no-demo", description = "Without a display: fail instead of rendering a demo.")
    private boolean noDemo;

    @Option(
            names = "--demo-out",
            paramLabel = "FILE",
            defaultValue = "djinn-demo.mp4",
            description = "Where the demo goes. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Path demoOut;

    @Option(
            names = "--photograph",
            paramLabel = "FILE",
            hidden = true,
            description = "Play a few frames alone, save the window as a PNG and quit; needs no display.")
    private @Nullable Path photograph;

    @Option(
            names = "--timings",
            description = "Open the window, wait for the first frame that the world dreams, print how long that took"
                    + " since Java began, as one JSON object, and quit; needs no display.")
    private boolean timings;

    @Mixin
    private final DreamOptions options = new DreamOptions();

    PlayCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        WorldLibrary library = Librarian.library(around);
        WorldListing.Sound listing = world == null ? library.requireDefault() : library.require(world);
        Start start = start(listing, Optional.ofNullable(prompt));

        Optional<String> obstacle = Display.findObstacle(around.environment());
        String name = listing.manifest().name();
        if (photograph != null) {
            Windows.photograph(
                    name,
                    start,
                    Prompts.of(listing.folder()),
                    around.nanoTime(),
                    obstacle.isEmpty(),
                    theme == null ? Theme.DARK : theme,
                    photograph);
        } else if (timings) {
            around.out()
                    .println(Json.of(Windows.time(
                            name,
                            start,
                            Prompts.of(listing.folder()),
                            around.nanoTime(),
                            obstacle.isEmpty(),
                            console(Optional.empty()))));
        } else if (obstacle.isPresent()) {
            demo(obstacle.get(), listing, start);
        } else {
            requireGtk();
            return playOrHandOver(listing, start);
        }
        return DjinnCommand.ok();
    }

    private Start start(WorldListing.Sound listing, Optional<Path> picture) {
        Picture first = picture.map(Prompt::ofFile)
                .orElseGet(() -> Prompts.first(listing.folder()))
                .read();
        SessionSettings settings =
                options.settings(listing.manifest(), around.seeds().getAsLong());
        return new Start(
                () -> WorldModel.open(listing.folder(), options.device(around)),
                () -> first,
                opened -> settings,
                tokensPerFrame -> new SpillFile(CacheFolder.standard(), tokensPerFrame));
    }

    /** One window a player: where there is one already, it gets what this start was given. */
    private int playOrHandOver(WorldListing.Sound listing, Start start) {
        Path folder = StateFolder.standard(around.environment(), Path.of(System.getProperty("user.home")));
        Optional<Instance> claimed = Instance.claim(folder);
        if (claimed.isEmpty()) {
            Handover given = new Handover(
                    Optional.ofNullable(world).map(named -> listing.folder()), Optional.ofNullable(prompt));
            if (Instance.handOver(folder, given, PATIENCE)) {
                return taken(given);
            }
            claimed = Instance.claim(folder);
        }
        try (Instance instance = claimed.orElseThrow(() -> busy(folder))) {
            Turns turns = new Turns(listing);
            Worlds worlds = Librarian.worlds(around, options.device(around));
            instance.listen(turns::take);
            turns.play(
                    () -> playWindow(listing, start, Optional.ofNullable(prompt), turns, worlds),
                    wish -> playNext(wish, turns, worlds),
                    trouble -> around.err().println("djinn: " + trouble.getMessage()));
        }
        return DjinnCommand.ok();
    }

    private void playNext(Handover wish, Turns turns, Worlds worlds) {
        WorldListing.Sound listing = Librarian.library(around)
                .require(wish.world().orElseGet(turns::playing).toString());
        turns.begin(listing);
        playWindow(listing, start(listing, wish.picture()), wish.picture(), turns, worlds);
    }

    private void playWindow(
            WorldListing.Sound listing, Start start, Optional<Path> picture, Turns turns, Worlds worlds) {
        Windows.play(
                listing.manifest().name(),
                Librarian.watched(start, listing, worlds),
                Prompts.of(listing.folder()),
                around.nanoTime(),
                console(listing, picture).with(bookcase(listing, turns, worlds)),
                turns.window());
    }

    private Bookcase bookcase(WorldListing.Sound listing, Turns turns, Worlds worlds) {
        HintsFile hints = new HintsFile(ConfigFolder.standard(around.environment()));
        return new Bookcase(
                new LibraryModel.Desk(
                        worlds,
                        listing.folder(),
                        folder -> turns.take(new Handover(Optional.of(folder), Optional.empty())),
                        around.nanoTime()),
                Librarian.drawings(around),
                !hints.load(),
                () -> hints.save(true),
                CameraCommand.camera(),
                () -> DoctorCommand.contents(around));
    }

    private int taken(Handover given) {
        if (given.isNothing()) {
            throw new DjinnException(
                    ExitCode.BUSY,
                    "a window is open already, and is in front now; name a world or a --prompt to play there");
        }
        around.err().println("djinn: given to the window that is open already");
        return DjinnCommand.ok();
    }

    private static DjinnException busy(Path folder) {
        return new DjinnException(
                ExitCode.BUSY,
                "another Djinn is starting, ending or stuck (" + folder + "); try again, or end it and try again");
    }

    private Console console(WorldListing.Sound listing, Optional<Path> picture) {
        ResumeFile choice = new ResumeFile(ConfigFolder.standard(around.environment()));
        return console(Optional.of(keeping(listing, choice, picture)));
    }

    private Console console(Optional<Keeping> keeping) {
        Path folder = ConfigFolder.standard(around.environment());
        ControlsFile file = new ControlsFile(folder);
        ControlsFile.Kept kept = file.load();
        StudioFile studioFile = new StudioFile(folder);
        StudioFile.Kept studio = studioFile.load();
        Media media = new Media(mediaShelf(), DiskSpace.real(), studio.settings(), studioFile::save, GlUpscaler::new);
        return new Console(
                kept.controls(),
                kept.notice().or(studio::notice),
                file::save,
                Optional.of(() -> new SdlPads(folder.resolve("gamecontrollerdb.txt"))),
                GtkKeyboard.ofThisMachine(),
                keeping,
                theme == null ? media : media.withTheme(theme),
                Bookcase.plain());
    }

    /** A picture that the player named is begun with, whatever was left. */
    private Keeping keeping(WorldListing.Sound listing, ResumeFile choice, Optional<Path> picture) {
        Shelf shelf = new Shelf(DataFolder.standard(around.environment()), WorldFolder.identity(listing.manifest()));
        Keeping keeping = Keeping.of(shelf, choice.load(), choice::save);
        return picture.isEmpty() ? keeping : keeping.beginningAnew();
    }

    private MediaShelf mediaShelf() {
        MediaFolders folders = MediaFolders.of(
                around.environment(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
        return new MediaShelf(folders.videos(), folders.pictures(), InstantSource.system());
    }

    private void requireGtk() {
        List<String> missing = Display.findMissingLibraries(around.environment());
        if (!missing.isEmpty()) {
            throw new DjinnException(
                    ExitCode.NO_DEVICE,
                    "cannot open a window: " + String.join(", ", missing)
                            + " not found; install it: apt install libgtk-3-0 libgl1 libxxf86vm1");
        }
    }

    private void demo(String obstacle, WorldListing.Sound listing, Start start) {
        if (noDemo) {
            throw new DjinnException(
                    ExitCode.NO_DEVICE, "cannot open a window: " + obstacle + "; leave out --no-demo for a video");
        }
        around.err().println("djinn: " + obstacle + ", so here is a demo as a video instead of a window");
        int frames = DemoVideo.script(listing.manifest()).actions().size();
        try (WorldModel model = start.world().get();
                Progress progress = new Progress(around, "frame", frames)) {
            Session session =
                    Session.start(model, start.prompt().get(), start.settings().apply(model));
            DemoVideo.render(
                    session, listing.manifest(), demoOut, around.nanoTime(), moment -> progress.at(moment.frame()));
        }
        around.out().println(demoOut.toAbsolutePath());
    }
}
