package dev.djinn.app.play;

import dev.djinn.app.easel.EaselModel;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What lies open over the game, one thing at a time: help, controls, or a drawer. The game waits meanwhile. Beside them
 * the X-ray, with which it goes on.
 */
public final class Panels {
    private static final int PEEK_FRAMES = 4;

    private final ControlsModel controls;
    private final KeepModel keep;
    private final Runnable letGo;
    private final XrayModel xray = new XrayModel();
    private final CalibrateModel calibrate;
    private final EaselModel easel;
    private final BooleanProperty help = new SimpleBooleanProperty();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<Drawer> drawer = new SimpleObjectProperty<>(Drawer.CLOSED);

    /** @param letGo releases all that is held, and pauses */
    Panels(Consumer<GameCommand> game, ControlsModel controls, KeepModel keep, Runnable letGo) {
        this.calibrate = new CalibrateModel(game, controls);
        this.easel = new EaselModel(game);
        this.controls = controls;
        this.keep = keep;
        this.letGo = letGo;
        open.bind(help.or(controls.shown()).or(drawer.isNotEqualTo(Drawer.CLOSED)));
        drawer.subscribe(now -> easel.setOpen(now == Drawer.EASEL));
        drawer.subscribe((before, now) -> {
            if (now == Drawer.CALIBRATE) {
                calibrate.begin();
            } else if (before == Drawer.CALIBRATE) {
                calibrate.end();
                if (calibrate.stands()) {
                    game.accept(peek()); // in place of what is still to be tried
                }
            }
        });
        keep.offer().subscribe(offer -> {
            if (offer.isPresent()) {
                drawer.set(Drawer.RESUME);
            } else if (drawer.get() == Drawer.RESUME) {
                drawer.set(Drawer.CLOSED);
            }
        });
    }

    public ReadOnlyBooleanProperty help() {
        return help;
    }

    public ReadOnlyObjectProperty<Drawer> drawer() {
        return drawer;
    }

    /** What shows how the frame was made; it lies beside the game, which goes on. */
    public XrayModel xray() {
        return xray;
    }

    public CalibrateModel calibrate() {
        return calibrate;
    }

    /** Where the picture to begin with is drawn. */
    public EaselModel easel() {
        return easel;
    }

    /** Whether anything lies open. */
    public ReadOnlyBooleanProperty isOpen() {
        return open;
    }

    /** Whether the keyboard is for what lies open. */
    boolean haveTheKeyboard() {
        return controls.shown().get() || drawer.get() != Drawer.CLOSED;
    }

    public void toggleHelp() {
        if (isAsking()) {
            return;
        }
        boolean show = !help.get();
        closeAll();
        if (show) {
            letGo.run();
            help.set(true);
        }
    }

    public void toggleControls() {
        if (isAsking()) {
            return;
        }
        boolean show = !controls.shown().get();
        closeAll();
        if (show) {
            letGo.run();
            controls.setShown(true);
        }
    }

    /** Opens a drawer, or closes it if it is open. */
    public void toggle(Drawer wanted) {
        if (isAsking()) {
            return;
        }
        boolean show = drawer.get() != wanted;
        closeAll();
        if (show) {
            letGo.run();
            keep.refresh();
            drawer.set(wanted);
        }
    }

    void accept(GameEvent event) {
        xray.accept(event);
        calibrate.accept(event);
        easel.accept(event);
    }

    /** Asks where the actions lead, as far and as fully as what lies open wants to know. */
    GameCommand peek() {
        return calibrate.isOpen()
                ? calibrate.tryOut()
                : new GameCommand.Peek(controls.keys().get().actionCount(), PEEK_FRAMES);
    }

    /** Whether the player must answer first. */
    private boolean isAsking() {
        return drawer.get() == Drawer.RESUME;
    }

    /** Closes what is open; a player who was asked about the game that was left has declined then. */
    public void closeAll() {
        help.set(false);
        controls.setShown(false);
        drawer.set(Drawer.CLOSED);
        keep.declineOffer();
    }
}
