package dev.djinn.app.play;

import javafx.scene.input.KeyCode;

/** What a key that goes down does: set a control, play, or command the game. */
final class PlayKeys {
    private final PlayModel game;
    private final Hands hands;
    private final Window window;

    PlayKeys(PlayModel game, Hands hands, Window window) {
        this.game = game;
        this.hands = hands;
        this.window = window;
    }

    /** @see PlayModel#keyPressed */
    boolean pressed(KeyCode key, boolean shortcut) {
        ControlsModel controls = game.controls();
        if (controls.keyPressed(key)) {
            return true;
        }
        if (shortcut) {
            return shortcutPressed(key);
        }
        if (controls.shown().get()) {
            return panelPressed(key);
        }
        return hands.keyPressed(key, controls.keys().get()) || commandPressed(key);
    }

    private boolean shortcutPressed(KeyCode key) {
        switch (key) {
            case O -> game.choosePicture();
            case Q -> window.close();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean commandPressed(KeyCode key) {
        switch (key) {
            case SPACE -> game.togglePause();
            case PERIOD -> game.stepOnce();
            case R -> game.restart();
            case DIGIT0 -> game.peek();
            case F1 -> game.toggleHelp();
            case F2 -> game.toggleControls();
            case F11 -> game.toggleFullScreen();
            case ESCAPE -> game.leave();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The keyboard moves through the panel by itself, but for the keys that leave it. */
    private boolean panelPressed(KeyCode key) {
        switch (key) {
            case ESCAPE, F2 -> game.toggleControls();
            case F1 -> {
                game.toggleControls();
                game.toggleHelp();
            }
            case F11 -> game.toggleFullScreen();
            default -> {
                return false;
            }
        }
        return true;
    }
}
