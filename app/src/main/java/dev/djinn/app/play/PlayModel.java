package dev.djinn.app.play;

import dev.djinn.app.library.Prompt;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.KeyCode;

/**
 * All that the play window knows and decides. Belongs to the window's thread; {@link #accept} takes the game's events
 * there. Nothing in it waits for anything.
 */
public final class PlayModel implements Consumer<GameEvent> {
    private static final String NONE = "";
    private static final double NOTICE_SECONDS = 10;

    private final Consumer<GameCommand> game;
    private final PlayerInput input;
    private final Window window;
    private final HeldActions heldActions = new HeldActions();

    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.OPENING);
    private final ObjectProperty<Optional<GameEvent.Opened>> opened = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<DeviceProbe>> device = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Picture>> picture = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Hud> hud = new SimpleObjectProperty<>(Hud.EMPTY);
    private final ObjectProperty<Set<Integer>> held = new SimpleObjectProperty<>(Set.of());
    private final StringProperty message = new SimpleStringProperty(NONE);
    private final BooleanProperty helpShown = new SimpleBooleanProperty();
    private final BooleanProperty fullScreen = new SimpleBooleanProperty();
    private final BooleanProperty focused = new SimpleBooleanProperty();
    private KeyMap keys = KeyMap.standard(0);
    private ExitCode exitCode = ExitCode.OK;
    private boolean pauseOnceOpen;
    private String notice = NONE;
    /** How many frames the notice still stays. */
    private long noticeFrames;

    /**
     * A model of a game about to be opened.
     *
     * @param game takes commands at once, without blocking
     */
    public PlayModel(Consumer<GameCommand> game, PlayerInput input, Window window) {
        this.game = game;
        this.input = input;
        this.window = window;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase;
    }

    /** The world, once it is open. */
    public ReadOnlyObjectProperty<Optional<GameEvent.Opened>> opened() {
        return opened;
    }

    /** Where the world runs, once it is open; it may move. */
    public ReadOnlyObjectProperty<Optional<DeviceProbe>> device() {
        return device;
    }

    /** The frame to show. */
    public ReadOnlyObjectProperty<Optional<Picture>> picture() {
        return picture;
    }

    public ReadOnlyObjectProperty<Hud> hud() {
        return hud;
    }

    /** The actions held down, for the caps to light up. */
    public ReadOnlyObjectProperty<Set<Integer>> held() {
        return held;
    }

    /** What went wrong last, or is to be known, for the player; empty if nothing. */
    public ReadOnlyStringProperty message() {
        return message;
    }

    public ReadOnlyBooleanProperty helpShown() {
        return helpShown;
    }

    public ReadOnlyBooleanProperty fullScreen() {
        return fullScreen;
    }

    /** Whether the window has the keyboard. */
    public ReadOnlyBooleanProperty focused() {
        return focused;
    }

    public KeyMap keys() {
        return keys;
    }

    /** What the command that opened the window ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened world -> {
                keys = KeyMap.standard(world.world().actions().size());
                device.set(Optional.of(world.device()));
                opened.set(Optional.of(world));
            }
            case GameEvent.FrameReady ready -> {
                opened.get().ifPresent(world -> hud.set(Hud.of(ready, world.world(), world.idleAction(), hud.get())));
                ageNotice();
                picture.set(Optional.of(ready.moment().picture()));
            }
            case GameEvent.Moved(var to) -> moved(to);
            case GameEvent.Running() -> {
                message.set(NONE);
                phase.set(Phase.RUNNING);
                if (pauseOnceOpen) {
                    pauseOnceOpen = false;
                    pause();
                }
            }
            case GameEvent.Paused() -> phase.set(Phase.PAUSED);
            case GameEvent.Refused(var reason) -> message.set(reason);
            case GameEvent.NotKept(var reason) -> message.set(reason);
            case GameEvent.Timeline _, GameEvent.Rewinding _, GameEvent.Kept _ -> {}
            case GameEvent.Ended(var code, var reason) -> {
                exitCode = code;
                message.set(reason);
                phase.set(Phase.ENDED);
            }
        }
    }

    /**
     * A key went down, or the keyboard repeats it.
     *
     * @param shortcut whether Ctrl (on a Mac, Command) is down
     * @return whether the key means anything here
     */
    public boolean keyPressed(KeyCode key, boolean shortcut) {
        if (shortcut) {
            return shortcutPressed(key);
        }
        OptionalInt action = keys.findAction(key);
        if (action.isPresent()) {
            press(key, action.getAsInt());
            return true;
        }
        return commandPressed(key);
    }

    public void keyReleased(KeyCode key) {
        release(key);
    }

    /** The mouse went down on the cap of {@code action}. */
    public void capPressed(int action) {
        press(cap(action), action);
    }

    public void capReleased(int action) {
        release(cap(action));
    }

    /**
     * The window got or lost the keyboard. Without it every key is released and the game waits; a game still opening
     * waits as soon as it is open, unless the window is new and never had the keyboard.
     */
    public void focusChanged(boolean hasFocus) {
        pauseOnceOpen = !hasFocus && focused.get() && phase.get() == Phase.OPENING;
        focused.set(hasFocus);
        if (!hasFocus) {
            heldActions.releaseAll();
            held.set(Set.of());
            input.forget();
            pause();
        }
    }

    public void togglePause() {
        switch (phase.get()) {
            case RUNNING -> pause();
            case PAUSED -> {
                helpShown.set(false);
                game.accept(new GameCommand.Resume());
            }
            case OPENING, ENDED -> {}
        }
    }

    /** Pauses, if the game runs, and dreams one frame. */
    public void stepOnce() {
        if (isPlayable()) {
            game.accept(new GameCommand.StepOnce());
        }
    }

    public void restart() {
        if (isPlayable()) {
            game.accept(new GameCommand.Restart());
        }
    }

    /** Plays from the picture in a file, as chosen in a dialog. */
    public void openPicture(Path file) {
        play(new GameCommand.OpenPicture(file));
    }

    /** Plays from the first of the files dropped on the window. */
    public void drop(List<Path> files) {
        files.stream().findFirst().ifPresent(this::openPicture);
    }

    public void choose(Prompt prompt) {
        play(new GameCommand.UsePicture(prompt.source()));
    }

    public void choosePicture() {
        pause();
        window.choosePicture();
    }

    public void toggleHelp() {
        helpShown.set(!helpShown.get());
        if (helpShown.get()) {
            pause();
        }
    }

    public void toggleFullScreen() {
        setFullScreen(!fullScreen.get());
    }

    private void moved(DeviceProbe to) {
        device.set(Optional.of(to));
        notice = "The GPU failed, the game goes on on the CPU: "
                + to.whyNotCuda().orElse("no reason given");
        message.set(notice);
        double rate = opened.get().map(world -> world.world().frame().rate()).orElse(1.0);
        noticeFrames = Math.round(NOTICE_SECONDS * rate);
    }

    private void ageNotice() {
        noticeFrames--;
        if (noticeFrames == 0 && message.get().equals(notice)) {
            message.set(NONE);
        }
    }

    private boolean shortcutPressed(KeyCode key) {
        switch (key) {
            case O -> choosePicture();
            case Q -> window.close();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean commandPressed(KeyCode key) {
        switch (key) {
            case SPACE -> togglePause();
            case PERIOD -> stepOnce();
            case R -> restart();
            case F1 -> toggleHelp();
            case F11 -> toggleFullScreen();
            case ESCAPE -> leave();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Esc leaves the innermost thing that is open: help, full screen, then the running game. */
    private void leave() {
        if (helpShown.get()) {
            helpShown.set(false);
        } else if (fullScreen.get()) {
            setFullScreen(false);
        } else {
            pause();
        }
    }

    private void setFullScreen(boolean on) {
        fullScreen.set(on);
        window.setFullScreen(on);
    }

    private void play(GameCommand command) {
        if (isPlayable()) {
            message.set(NONE);
            game.accept(command);
        }
    }

    private void pause() {
        if (phase.get() == Phase.RUNNING) {
            game.accept(new GameCommand.Pause());
        }
    }

    private boolean isPlayable() {
        return phase.get() == Phase.RUNNING || phase.get() == Phase.PAUSED;
    }

    private void press(Object source, int action) {
        if (heldActions.press(source, action)) {
            input.hold(action);
            held.set(heldActions.all());
        }
    }

    private void release(Object source) {
        if (heldActions.release(source)) {
            heldActions.findCurrent().ifPresentOrElse(input::hold, input::release);
            held.set(heldActions.all());
        }
    }

    private static String cap(int action) {
        return "cap " + action;
    }
}
