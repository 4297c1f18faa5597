package dev.djinn.app.play;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;

/** What a key that goes down does: set a control, play, or command the game. */
final class PlayKeys {
    private final PlayModel game;
    private final Hands hands;
    private final Panels panels;
    private final Window window;
    /** Keys that do something once, however long they are down. */
    private final Set<KeyCode> once = EnumSet.noneOf(KeyCode.class);

    PlayKeys(PlayModel game, Hands hands, Panels panels, Window window) {
        this.game = game;
        this.hands = hands;
        this.panels = panels;
        this.window = window;
    }

    /** @see PlayModel#keyPressed */
    boolean pressed(Key key, boolean shortcut) {
        ControlsModel controls = game.controls();
        if (controls.keyPressed(key)) {
            return true;
        }
        if (shortcut) {
            return shortcutPressed(key.meant());
        }
        if (panels.haveTheKeyboard()) {
            return panelPressed(key.meant()) || windowPressed(key.meant());
        }
        return hands.keyPressed(key.position(), controls.keys().get())
                || gamePressed(key.meant())
                || standIn(key).filter(this::gamePressed).isPresent();
    }

    /** Of which US key it has the command: of a sign, or of a letter that plays where it is printed. */
    private Optional<KeyCode> standIn(Key key) {
        KeyCode position = key.position();
        boolean isLostLetter = position != key.meant()
                && position.isLetterKey()
                && plays(game.controls().layout().get().place(position));
        return isLostLetter ? Optional.of(position) : key.stand();
    }

    private boolean plays(KeyCode position) {
        return game.controls().keys().get().findAction(position).isPresent();
    }

    private boolean gamePressed(KeyCode key) {
        return timePressed(key) || commandPressed(key) || windowPressed(key);
    }

    /** @see PlayModel#shiftedKeyPressed */
    boolean shiftedPressed(Key key, boolean shortcut) {
        boolean isListening = game.controls().listening().get().isPresent();
        KeyCode meant = key.meant();
        if (isListening || shortcut || meant == KeyCode.TAB) {
            return meant != KeyCode.TAB && pressed(key, shortcut);
        }
        switch (meant) {
            case F5 -> once(meant, game.keep()::saveReplay);
            case F7 -> once(meant, game.keep()::undoLoad);
            default -> {
                if (meant != KeyCode.R || panels.haveTheKeyboard() || plays(key.position())) {
                    return pressed(key, false);
                }
                game.time().reAnchor();
            }
        }
        return true;
    }

    void released(Key key) {
        hands.keyReleased(key.position());
        once.remove(key.meant());
        once.remove(key.position());
        switch (key.meant()) {
            case BACK_SPACE -> game.time().releaseRewind();
            case TAB -> game.time().releaseFast();
            default -> {}
        }
    }

    /** The window lost the keyboard, or another part of it has it now. */
    void releaseAll() {
        once.clear();
    }

    private void once(KeyCode key, Runnable deed) {
        if (once.add(key)) {
            deed.run();
        }
    }

    private boolean shortcutPressed(KeyCode key) {
        switch (key) {
            case O -> game.choosePicture();
            case V -> {
                if (panels.haveTheKeyboard() && panels.drawer().get() != Drawer.EASEL) {
                    return false; // a field with the focus takes it
                }
                window.paste();
            }
            case D -> panels.toggle(Drawer.EASEL);
            case COMMA -> panels.toggle(Drawer.SETTINGS);
            case L -> panels.toggle(Drawer.LIBRARY);
            case P -> panels.toggle(Drawer.CAMERA);
            case Q -> window.close();
            default -> {
                return panels.drawer().get() == Drawer.EASEL && easelPressed(key);
            }
        }
        return true;
    }

    private boolean easelPressed(KeyCode key) {
        switch (key) {
            case Z -> panels.easel().undo();
            case Y -> panels.easel().redo();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean timePressed(KeyCode key) {
        TimeModel time = game.time();
        switch (key) {
            case BACK_SPACE -> time.holdRewind();
            case TAB -> time.holdFast();
            case COMMA -> time.stepBack();
            case PERIOD -> game.stepOnce();
            case PAGE_UP -> time.scrubBySeconds(-1);
            case PAGE_DOWN -> time.scrubBySeconds(1);
            case HOME -> time.scrubTo(0);
            case END -> time.scrubTo(Long.MAX_VALUE);
            case MINUS, SUBTRACT -> time.slower();
            case EQUALS, PLUS, ADD -> time.faster();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean commandPressed(KeyCode key) {
        switch (key) {
            case SPACE -> game.togglePause();
            case R -> game.restart();
            case DIGIT0 -> game.peek();
            case X -> once(key, panels.xray()::toggle);
            case C -> panels.toggle(Drawer.CALIBRATE);
            case ESCAPE -> game.leave();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The keyboard moves through what lies open by itself, but for the keys that leave it. */
    private boolean panelPressed(KeyCode key) {
        if (key == KeyCode.ESCAPE) {
            panels.closeAll();
            return true;
        }
        return false;
    }

    /** Keys that do the same wherever the player is. */
    private boolean windowPressed(KeyCode key) {
        switch (key) {
            case F1 -> panels.toggleHelp();
            case F2 -> panels.toggleControls();
            case F4 -> panels.toggle(Drawer.BRANCHES);
            case F5 -> once(key, game.keep()::save);
            case F6 -> panels.toggle(Drawer.SAVES);
            case F7 -> once(key, game.keep()::load);
            case F11 -> game.toggleFullScreen();
            default -> {
                return false;
            }
        }
        return true;
    }
}
