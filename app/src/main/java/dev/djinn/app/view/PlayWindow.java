package dev.djinn.app.view;

import dev.djinn.app.doctor.Diagnostics;
import dev.djinn.app.gl.FilterWorker;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.pad.Gamepads;
import dev.djinn.app.pad.PadDriver;
import dev.djinn.app.play.CameraModel;
import dev.djinn.app.play.ControlsModel;
import dev.djinn.app.play.DiagnosticsModel;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.EventRelay;
import dev.djinn.app.play.FirstHint;
import dev.djinn.app.play.GalleryModel;
import dev.djinn.app.play.KeepModel;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.Note;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Studio;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.app.play.Window;
import dev.djinn.app.words.Language;
import dev.djinn.app.words.Reasons;
import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.Autosave;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.GameLoop;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.recording.Recorder;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A stage with a game in it: what {@link #open} starts, {@link #stop} ends. Made and opened on the window's thread. */
final class PlayWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 880;
    private static final long KEEPING_SECONDS = 5;

    private final Stage stage;
    private final PlayModel model;
    private final GameLoop loop;
    private final KeepModel keep;
    private final Optional<Gamepads> pads;
    private final Recorder recorder;
    private final Studio studio;
    private final FilterWorker filters;
    private final ScreenWatch screens;
    private final LibraryModel library;
    private final GalleryModel gallery;
    private final CameraModel camera;
    private final Pieces pieces = new Pieces();
    private Consumer<GameEvent> watcher = event -> {};
    /** Keeps changes in order, off the window's thread. */
    private final ExecutorService keeping = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("djinn-keeping").daemon().factory());
    /** Looks for worlds, copies and measures them. */
    private final ExecutorService librarian = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("djinn-librarian").daemon().factory());

    /**
     * A window for a game that has not begun.
     *
     * @param chooser asks the player for a picture's file; gives null if the player chose none
     */
    PlayWindow(
            Stage stage,
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            Supplier<@Nullable File> chooser) {
        this(stage, worldName, start, prompts, nanoTime, chooser, Console.plain());
    }

    PlayWindow(
            Stage stage,
            String worldName,
            Start start,
            List<Prompt> prompts,
            LongSupplier nanoTime,
            Supplier<@Nullable File> chooser,
            Console console) {
        speak(console.media().settings().look().language());
        this.stage = stage;
        PlayerInput input = new PlayerInput();
        EventRelay relay = new EventRelay(Platform::runLater, event -> {
            model().accept(event);
            studio().accept(event);
            watcher.accept(event);
        });
        this.recorder = new Recorder(
                console.media().disk(),
                event -> Platform.runLater(() -> studio().recording().accept(event)));
        this.loop = new GameLoop(
                start,
                input,
                nanoTime,
                event -> {
                    if (event instanceof GameEvent.FrameReady ready) {
                        recorder.frame(ready.moment().picture());
                    }
                    relay.accept(event);
                },
                console.keeping().map(kept -> new Autosave(kept.shelf().saves(), Autosave.EVERY, nanoTime)));
        this.keep = new KeepModel(loop::send, console.keeping(), keeping, Platform::runLater);
        this.studio = studio(console.media(), nanoTime);
        this.filters = new FilterWorker(
                console.media().upscaler(),
                Platform::runLater,
                studio.picture()::drawn,
                studio.picture()::filterFailed);
        ControlsModel controls = new ControlsModel(
                console.controls(), changed -> keep(() -> console.keeper().accept(changed)));
        this.model = new PlayModel(loop::send, input, new StageWindow(chooser), controls, keep);
        studio.picture().settings().map(kept -> kept.look().language()).subscribe((before, language) -> {
            speak(language);
            model.reword();
        });
        console.notice().ifPresent(model::tell);
        keep.said().subscribe((before, said) -> studio.tell(Note.good(said.words())));
        this.pads = console.pads().map(driver -> gamepads(driver, controls));
        Executor background = task -> Thread.ofVirtual().name("djinn-prompts").start(task);
        Node help = new HelpPanel();
        PlayView.showWhen(
                help, BooleanExpression.booleanExpression(model.panels().help()));
        Node controlsPanel = new ControlsPanel(model, pieces);
        PlayView.showWhen(controlsPanel, BooleanExpression.booleanExpression(controls.shown()));
        Bookcase bookcase = console.bookcase();
        this.library = new LibraryModel(bookcase.desk(), librarian, Platform::runLater);
        this.gallery = new GalleryModel(bookcase.drawings(), keeping, Platform::runLater);
        FirstHint hint = new FirstHint(model, bookcase.isHintDue(), () -> keep(bookcase.hintSeen()));
        CameraModel camera = new CameraModel(bookcase.camera(), Platform::runLater, PlayWindow::inASecond, photo -> {
            model.panels().toggle(Drawer.EASEL);
            model.panels().easel().layUnder(photo);
        });
        this.camera = camera;
        model.beginnings().drawn().subscribe(drawn -> drawn.ifPresent(gallery::keep));
        model.device().subscribe(found -> found.ifPresent(probe -> library.setDevice(probe.device())));
        model.panels().drawer().subscribe(drawer -> {
            library.setOpen(drawer == Drawer.LIBRARY);
            camera.setOpen(drawer == Drawer.CAMERA);
        });
        FilePicker picker = FilePicker.dialogs(stage);
        StackPane.setMargin(help, new Insets(Drawers.MARGIN));
        StackPane.setMargin(controlsPanel, new Insets(Drawers.MARGIN));
        Scene scene = scene(new StackPane(
                new PlayView(model, studio, filters::enlarge, worldName, prompts, gallery, background, pieces),
                new FirstHintCard(hint),
                help,
                controlsPanel,
                new Drawers(
                        model,
                        studio.picture(),
                        new LibraryPanel(model, library, gallery, prompts, picker, background),
                        new CameraPanel(model, camera),
                        new DiagnosticsBox(
                                new DiagnosticsModel(
                                        bookcase.diagnostics(), Diagnostics::write, librarian, Platform::runLater),
                                picker),
                        pieces)));
        stage.titleProperty().bind(Words.live("play.title", worldName));
        stage.setScene(scene);
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        KeyInput.of(stage, model, studio, console.keyboard());
        stage.focusedProperty().subscribe(model::focusChanged);
        this.screens = new ScreenWatch(stage, model::leaveFullScreen);
        stage.setOnShown(event -> screens.begin());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> screens.end());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> this.camera.setOpen(false));
    }

    private static void speak(Language language) {
        Words.speak(language.locale(Locale.getDefault(Locale.Category.DISPLAY)));
    }

    /** Tells {@code next}, on the window's thread, all that the window is told; before {@link #open}. */
    void watch(Consumer<GameEvent> next) {
        watcher = next;
    }

    PlayModel model() {
        return model;
    }

    LibraryModel library() {
        return library;
    }

    /** Whether all of its parts are made, those too that are not seen yet. */
    boolean isFilled() {
        return pieces.isEmpty();
    }

    ScreenWatch screens() {
        return screens;
    }

    Studio studio() {
        return studio;
    }

    /** Shows the window and begins the game. */
    void open() {
        stage.show();
        stage.getScene().getRoot().requestFocus();
        keep.begin();
        studio.recording().begin();
        loop.start();
        pads.ifPresent(this::listenOnceOpen);
    }

    /** SDL's start is left until the first frame is there: before, a pad could do nothing but take time from it. */
    private void listenOnceOpen(Gamepads gamepads) {
        if (model.phase().get() != Phase.OPENING) {
            gamepads.start();
            return;
        }
        model.phase().subscribe((before, now) -> {
            if (before == Phase.OPENING) {
                gamepads.start();
            }
        });
    }

    /** Ends the game; waits, some seconds at most, until its world is closed and changes are kept. Any thread. */
    void stop() {
        pads.ifPresent(Gamepads::close);
        loop.close();
        recorder.close();
        filters.close();
        library.stop();
        librarian.shutdown();
        keeping.shutdown();
        try {
            keeping.awaitTermination(KEEPING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Gamepads gamepads(Supplier<PadDriver> driver, ControlsModel controls) {
        Gamepads gamepads = new Gamepads(
                driver,
                controls.controls().get().deadZone(),
                event -> Platform.runLater(() -> model().padEvent(event)));
        controls.controls().subscribe(kept -> gamepads.setDeadZone(kept.deadZone()));
        return gamepads;
    }

    private Studio studio(Media media, LongSupplier nanoTime) {
        return new Studio(
                loop::send,
                recorder,
                media.shelf(),
                media.settings(),
                changed -> keep(() -> media.keeper().accept(changed)),
                nanoTime);
    }

    private void keep(Runnable change) {
        keeping.execute(() -> {
            try {
                change.run();
            } catch (DjinnException e) {
                Platform.runLater(() -> model().tell(Reasons.of(e)));
            }
        });
    }

    private Scene scene(Parent view) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(view, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        Subscription dressed = Themes.dress(scene, studio.picture().settings().map(StudioSettings::look));
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> dressed.unsubscribe());
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        scene.setOnDragDropped(event -> {
            drop(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
        });
        return scene;
    }

    private static void inASecond(Runnable deed) {
        PauseTransition second = new PauseTransition(Duration.seconds(1));
        second.setOnFinished(event -> deed.run());
        second.play();
    }

    /** Files dropped on the window: a world is imported, a picture is played. */
    void drop(List<Path> files) {
        files.stream()
                .findFirst()
                .ifPresent(first -> library.drop(
                        first,
                        () -> {
                            if (model.panels().drawer().get() != Drawer.LIBRARY) {
                                model.panels().toggle(Drawer.LIBRARY);
                            }
                        },
                        () -> model.beginnings().drop(files)));
    }

    private final class StageWindow implements Window {
        private final Supplier<@Nullable File> chooser;

        StageWindow(Supplier<@Nullable File> chooser) {
            this.chooser = chooser;
        }

        @Override
        public void choosePicture() {
            File chosen = chooser.get();
            if (chosen != null) {
                Path file = chosen.toPath();
                model().beginnings().open(file);
            }
        }

        @Override
        public void paste() {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            if (clipboard.hasFiles()) {
                model().beginnings()
                        .drop(clipboard.getFiles().stream().map(File::toPath).toList());
            } else {
                Optional.ofNullable(clipboard.getImage())
                        .ifPresentOrElse(
                                image -> model().beginnings().paste(Images.read(image)),
                                () -> model().tell(Words.of("play.nothing-to-paste")));
            }
        }

        @Override
        public void read(Path file, Consumer<Picture> use) {
            keep(() -> {
                Picture picture = Pictures.read(file);
                Platform.runLater(() -> use.accept(picture));
            });
        }

        @Override
        public void setFullScreen(boolean fullScreen) {
            stage.setFullScreen(fullScreen);
        }

        @Override
        public void close() {
            stage.hide();
        }
    }
}
