package dev.djinn.app.play;

import dev.djinn.app.words.Reasons;
import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
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

/**
 * All that the play window knows and decides. Belongs to the window's thread; {@link #accept} takes the game's events
 * there. Nothing in it waits for anything.
 */
public final class PlayModel implements Consumer<GameEvent> {
    private final Consumer<GameCommand> game;
    private final Window window;
    private final ControlsModel controls;
    private final Hands hands;
    private final PadHands padHands;
    private final PlayKeys keys;
    private final Notices notices = new Notices();
    private final TimeModel time;
    private final KeepModel keep;
    private final Panels panels;
    private final Beginnings beginnings;

    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.OPENING);
    private final ObjectProperty<Optional<GameEvent.Opened>> opened = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<DeviceProbe>> device = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Picture>> picture = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Hud> hud = new SimpleObjectProperty<>(Hud.empty());
    private final ObjectProperty<Glimpses> glimpses = new SimpleObjectProperty<>(Glimpses.NONE);
    private final BooleanProperty fullScreen = new SimpleBooleanProperty();
    private final BooleanProperty focused = new SimpleBooleanProperty();
    private ExitCode exitCode = ExitCode.OK;
    /** A game that is about to go on gets nothing to look at that would take time from its frames. */
    private boolean isAskedToGoOn;

    private boolean pauseOnceOpen;
    private boolean isAway;
    private Optional<GameEvent.FrameReady> last = Optional.empty();
    /** The last whose rate is known. */
    private Optional<GameEvent.FrameReady> measured = Optional.empty();

    /** A model with the controls that every player begins with; it keeps neither changes of them nor games. */
    public PlayModel(Consumer<GameCommand> game, PlayerInput input, Window window) {
        this(game, input, window, new ControlsModel(Controls.defaults(), changed -> {}), KeepModel.ofNothing(game));
    }

    /**
     * A model of a game about to be opened.
     *
     * @param game takes commands at once, without blocking
     */
    public PlayModel(
            Consumer<GameCommand> game, PlayerInput input, Window window, ControlsModel controls, KeepModel keep) {
        this.game = game;
        this.window = window;
        this.controls = controls;
        this.keep = keep;
        this.time = new TimeModel(game);
        this.hands = new Hands(input);
        this.panels = new Panels(game, controls, keep, this::letGo);
        this.beginnings = new Beginnings(game, keep, panels, window, this::isPlayable, this::prepareOther);
        this.padHands = new PadHands(this, hands);
        this.keys = new PlayKeys(this, hands, panels, window);
        controls.controls().subscribe(kept -> hands.setMode(kept.mode()));
        keep.warning().subscribe(warning -> {
            if (warning.number() > 0) {
                tell(warning.words());
            }
        });
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

    /** The actions that are on, for the caps to light up. */
    public ReadOnlyObjectProperty<Set<Integer>> held() {
        return hands.lit();
    }

    /** The action that the one-handed mode would hold; none in the other modes. */
    public ReadOnlyObjectProperty<OptionalInt> chosen() {
        return hands.chosen();
    }

    /** Where the actions lead. */
    public ReadOnlyObjectProperty<Glimpses> glimpses() {
        return glimpses;
    }

    public ControlsModel controls() {
        return controls;
    }

    public Pads pads() {
        return padHands.pads();
    }

    /** What went wrong last, or is to be known, for the player; empty if nothing. */
    public ReadOnlyStringProperty message() {
        return notices.message();
    }

    public TimeModel time() {
        return time;
    }

    public KeepModel keep() {
        return keep;
    }

    /** The pictures that games begin with. */
    public Beginnings beginnings() {
        return beginnings;
    }

    /** What lies open over the game. */
    public Panels panels() {
        return panels;
    }

    public ReadOnlyBooleanProperty fullScreen() {
        return fullScreen;
    }

    /** Whether the window has the keyboard. */
    public ReadOnlyBooleanProperty focused() {
        return focused;
    }

    /** What the command that opened the window ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public void accept(GameEvent event) {
        time.accept(event);
        keep.accept(event);
        panels.accept(event);
        switch (event) {
            case GameEvent.Opened world -> {
                controls.worldOpened(world.world());
                device.set(Optional.of(world.device()));
                opened.set(Optional.of(world));
            }
            case GameEvent.FrameReady ready -> {
                last = Optional.of(ready);
                measured = Optional.of(ready)
                        .filter(frame -> frame.framesPerSecond() > 0)
                        .or(() -> measured);
                reword();
                notices.frameShown();
                picture.set(Optional.of(ready.moment().picture()));
                glimpses.set(glimpses.get().at(ready.moment().frame()));
                peekIfPaused();
            }
            case GameEvent.Peeked peeked -> glimpses.set(glimpses.get().with(peeked));
            case GameEvent.Moved(var to) -> {
                device.set(Optional.of(to));
                notices.showMoved(to, time.framesPerSecond());
            }
            case GameEvent.Running() -> {
                notices.gameGoesOn();
                isAskedToGoOn = false;
                phase.set(Phase.RUNNING);
                if (pauseOnceOpen) {
                    pauseOnceOpen = false;
                    pause();
                }
                beginnings.gameRuns();
            }
            case GameEvent.Paused() -> {
                phase.set(Phase.PAUSED);
                peekIfPaused();
            }
            case GameEvent.Refused(var reason) -> notices.show(Reasons.of(ExitCode.USAGE, reason));
            case GameEvent.Rewinding() -> phase.set(Phase.REWINDING);
            case GameEvent.Timeline _,
                    GameEvent.Kept _,
                    GameEvent.NotKept _,
                    GameEvent.Described _,
                    GameEvent.Tried _,
                    GameEvent.Reconstructed _ -> {}
            case GameEvent.Ended(var code, var reason) -> {
                exitCode = code;
                notices.show(Reasons.of(code, reason));
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
    public boolean keyPressed(Key key, boolean shortcut) {
        return keys.pressed(key, shortcut);
    }

    /** The same for a key that goes down while Shift is. */
    public boolean shiftedKeyPressed(Key key, boolean shortcut) {
        return keys.shiftedPressed(key, shortcut);
    }

    public void keyReleased(Key key) {
        keys.released(key);
    }

    /** The mouse went down on the cap of {@code action}. */
    public void capPressed(int action) {
        hands.press(cap(action), action);
    }

    public void capReleased(int action) {
        hands.release(cap(action));
    }

    /** Something happened to a gamepad. While another window has the keyboard, what is pressed is not heard. */
    public void padEvent(PadEvent event) {
        padHands.accept(event, isAway);
    }

    /**
     * The window got or lost the keyboard. Without it every key is released and the game waits; a game still opening
     * waits as soon as it is open, unless the window is new and never had the keyboard.
     */
    public void focusChanged(boolean hasFocus) {
        pauseOnceOpen = !hasFocus && focused.get() && phase.get() == Phase.OPENING;
        isAway = !hasFocus && (isAway || focused.get());
        focused.set(hasFocus);
        if (!hasFocus) {
            letGo();
        }
    }

    /** Tells the player something, until the game goes on. */
    public void tell(String notice) {
        if (phase.get() == Phase.OPENING) {
            notices.showAlsoOnceOpen(notice);
        } else {
            notices.show(notice);
        }
    }

    /** Pauses, or goes on; a player who is asked about the game that was left goes on with that. */
    public void togglePause() {
        if (keep.offer().get().isPresent()) {
            keep.acceptOffer();
            return;
        }
        switch (phase.get()) {
            case RUNNING, REWINDING -> pause();
            case PAUSED -> {
                panels.closeAll();
                isAskedToGoOn = true;
                game.accept(new GameCommand.Resume());
            }
            case OPENING, ENDED -> {}
        }
    }

    /** Pauses, if the game runs, and goes one frame on: see {@link TimeModel#stepOn}. */
    public void stepOnce() {
        if (isPlayable()) {
            time.stepOn(hands.lit().get());
        }
    }

    public void restart() {
        if (isPlayable()) {
            glimpses.set(Glimpses.NONE);
            game.accept(new GameCommand.Restart());
        }
    }

    public void choosePicture() {
        pause();
        window.choosePicture();
    }

    /** Looks where each action leads from here, while the game runs or waits. */
    public void peek() {
        if (isPlayable()) {
            game.accept(panels.peek());
        }
    }

    public void toggleFullScreen() {
        setFullScreen(!fullScreen.get());
    }

    public void leaveFullScreen() {
        if (fullScreen.get()) {
            setFullScreen(false);
        }
    }

    void unplugged(String pad) {
        pause();
        notices.show(Words.of("play.unplugged", pad));
    }

    /** The figures in the language of now. */
    public void reword() {
        Hud before = measured.map(ready -> figures(ready, Hud.empty())).orElseGet(Hud::empty);
        last.ifPresent(ready -> hud.set(figures(ready, before)));
    }

    private Hud figures(GameEvent.FrameReady ready, Hud before) {
        return opened.get()
                .map(world -> Hud.of(
                        ready, world.world(), world.idleAction(), time.speed().get(), before))
                .orElse(before);
    }

    private void peekIfPaused() {
        if (phase.get() == Phase.PAUSED && !isAskedToGoOn) {
            peek();
        }
    }

    /** Leaves the innermost thing that is open: help, full screen, then the running game. */
    void leave() {
        if (panels.help().get()) {
            panels.toggleHelp();
        } else if (fullScreen.get()) {
            leaveFullScreen();
        } else {
            pause();
        }
    }

    private void setFullScreen(boolean on) {
        fullScreen.set(on);
        window.setFullScreen(on);
    }

    /** Another game is about to be shown. */
    private void prepareOther() {
        panels.closeAll();
        notices.clear();
        glimpses.set(Glimpses.NONE);
    }

    /** Releases all that is held, and pauses. */
    private void letGo() {
        hands.releaseAll();
        keys.releaseAll();
        time.releaseAll();
        pause();
    }

    private void pause() {
        if (phase.get() == Phase.RUNNING || phase.get() == Phase.REWINDING) {
            game.accept(new GameCommand.Pause());
        }
    }

    private boolean isPlayable() {
        return phase.get() != Phase.OPENING && phase.get() != Phase.ENDED;
    }

    private static String cap(int action) {
        return "cap " + action;
    }
}
