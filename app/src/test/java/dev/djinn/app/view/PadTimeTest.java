package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Shelf;
import dev.djinn.app.pad.SdlPads;
import dev.djinn.app.pad.VirtualPad;
import dev.djinn.app.play.Controls;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.PadDeed;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.keep.Autosave.Resume;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.lwjgl.sdl.SDLGamepad;

/** A gamepad that SDL believes is there goes back and on in the game, saves and loads. */
class PadTimeTest extends WindowRig {
    private static final Controls BRANCH_ON_A_STICK =
            Controls.defaults().withPad(Map.of(PadDeed.NEXT_BRANCH.number(), List.of(PadControl.RIGHT_STICK_PRESS)));

    @Override
    Console console() {
        return new Console(
                BRANCH_ON_A_STICK,
                Optional.empty(),
                changed -> {},
                Optional.of(() -> new SdlPads(folder.resolve("gamecontrollerdb.txt"))),
                GtkKeyboard.ofThisMachine(),
                Optional.of(Keeping.of(shelf(), Resume.NEVER, choice -> {})),
                Media.plain(),
                Bookcase.plain());
    }

    private Shelf shelf() {
        return new Shelf(folder, new ScrollingWorld().hash());
    }

    private long here() {
        return reel().here();
    }

    @Test
    void padRewindsSetsTheSpeedSavesLoadsAndGoesToAnotherBranch() throws Exception {
        try (SdlPads keepsSdlOn = new SdlPads(folder);
                VirtualPad pad = VirtualPad.plugIn("Test Pad")) {
            assertThat(keepsSdlOn.hasPads()).isFalse();
            await(() -> window.model().pads().status().get().contains("Test Pad"));
            await(() -> here() >= 30);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHTX, -1);
            await(() -> phase() == Phase.REWINDING && here() <= 20);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHTX, 0);
            await(() -> phase() == Phase.RUNNING);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHTY, -1);
            await(() -> window.model().time().speed().get() == 2);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_RIGHTY, 0);

            press(pad, SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_LEFT);
            await(() -> reel().forks().size() == 1);
            press(pad, SDLGamepad.SDL_GAMEPAD_BUTTON_START);
            await(() -> phase() == Phase.PAUSED);
            press(pad, SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER);
            await(() -> Files.exists(shelf().slotFile(1)));
            String saved = onWindowThread(() -> text("#frame-number"));
            press(pad, SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK);
            await(() -> !text("#frame-number").equals(saved));
            press(pad, SDLGamepad.SDL_GAMEPAD_BUTTON_LEFT_STICK);
            await(() -> text("#frame-number").equals(saved)
                    && window.model().keep().canUndoLoad().get());
        }
    }

    /** Until it is heard: a press shorter than the time between two looks at a pad is none. */
    private void press(VirtualPad pad, int button) throws TimeoutException {
        await(() -> window.model().pads().pressed().get().isEmpty());
        pad.button(button, true);
        await(() -> !window.model().pads().pressed().get().isEmpty());
        pad.button(button, false);
        await(() -> window.model().pads().pressed().get().isEmpty());
    }
}
