package dev.djinn.app.pad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.PadEvent;
import dev.djinn.app.play.PadEvent.Connected;
import dev.djinn.app.play.PadEvent.Disconnected;
import dev.djinn.app.play.PadEvent.Pressed;
import dev.djinn.app.play.PadEvent.Released;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lwjgl.sdl.SDLGamepad;

/** The real SDL with gamepads that it believes are there. */
@Timeout(120)
class SdlPadsTest {
    private static final double DEAD_ZONE = 0.4;
    private static final Path NO_MAPPINGS = Path.of("no such file");

    private final List<PadEvent> events = new ArrayList<>();

    /** Polls until so many more events came, and takes them. */
    private List<PadEvent> await(SdlPads pads, int count) throws InterruptedException {
        while (events.size() < count) {
            pads.poll(DEAD_ZONE, events::add);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        pads.poll(DEAD_ZONE, events::add);
        List<PadEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @Test
    void padPluggedInIsSeenItsButtonsAreHeardAndItsUnpluggingToo() throws InterruptedException {
        try (SdlPads pads = new SdlPads(NO_MAPPINGS)) {
            VirtualPad pad = VirtualPad.plugIn("Test Pad");
            assertThat(await(pads, 1)).containsExactly(new Connected(pad.id(), "Test Pad"));
            assertThat(pads.hasPads()).isTrue();

            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_SOUTH, true);
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_LEFT, true);
            assertThat(await(pads, 2))
                    .containsExactlyInAnyOrder(
                            new Pressed(pad.id(), PadControl.SOUTH), new Pressed(pad.id(), PadControl.DPAD_LEFT));
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_SOUTH, false);
            assertThat(await(pads, 1)).containsExactly(new Released(pad.id(), PadControl.SOUTH));

            pad.close();
            assertThat(await(pads, 1)).as("no release that no player made").containsExactly(new Disconnected(pad.id()));
            assertThat(pads.hasPads()).isFalse();
        }
    }

    /** Fault 31: drift. */
    @Test
    void stickCountsOnlyBeyondTheDeadZoneAndDoesNotTrembleAtItsEdge() throws InterruptedException {
        try (SdlPads pads = new SdlPads(NO_MAPPINGS);
                VirtualPad pad = VirtualPad.plugIn("Test Pad")) {
            await(pads, 1);
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, 0.3);
            for (int i = 0; i < 5; i++) {
                pads.poll(DEAD_ZONE, events::add);
            }
            assertThat(events).as("drift within the dead zone").isEmpty();

            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, -0.6);
            assertThat(await(pads, 1)).containsExactly(new Pressed(pad.id(), PadControl.LEFT_STICK_LEFT));
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, -0.38);
            pads.poll(DEAD_ZONE, events::add);
            assertThat(events).as("a little back, still pressed").isEmpty();
            pad.axis(SDLGamepad.SDL_GAMEPAD_AXIS_LEFTX, 0.9);
            assertThat(await(pads, 2))
                    .containsExactly(
                            new Released(pad.id(), PadControl.LEFT_STICK_LEFT),
                            new Pressed(pad.id(), PadControl.LEFT_STICK_RIGHT));
        }
    }

    /** Fault 31: two identical pads. */
    @Test
    void twoPadsOfOneKindAreTwo() throws InterruptedException {
        try (SdlPads pads = new SdlPads(NO_MAPPINGS);
                VirtualPad one = VirtualPad.plugIn("Twin");
                VirtualPad two = VirtualPad.plugIn("Twin")) {
            await(pads, 2);
            one.button(SDLGamepad.SDL_GAMEPAD_BUTTON_EAST, true);
            await(pads, 1);
            two.button(SDLGamepad.SDL_GAMEPAD_BUTTON_EAST, true);

            assertThat(await(pads, 1)).containsExactly(new Pressed(two.id(), PadControl.EAST));
        }
    }

    /** Fault 31: phantom joysticks. */
    @Test
    void sensorThatCallsItselfAJoystickIsNoGamepad() throws InterruptedException {
        try (SdlPads pads = new SdlPads(NO_MAPPINGS);
                VirtualPad sensor = VirtualPad.plugInSomethingElse("Accelerometer");
                VirtualPad pad = VirtualPad.plugIn("Test Pad")) {
            assertThat(sensor.id()).isNotEqualTo(pad.id());
            assertThat(await(pads, 1)).containsExactly(new Connected(pad.id(), "Test Pad"));
        }
    }

    @Test
    void threadTellsOnceThatThereIsNoSdlAndEnds() throws InterruptedException {
        BlockingQueue<PadEvent> told = new LinkedBlockingQueue<>();
        try (Gamepads gamepads = new Gamepads(
                () -> {
                    throw new UnsatisfiedLinkError("libSDL3.so: not found");
                },
                DEAD_ZONE,
                told::add)) {
            gamepads.start();

            assertThat(told.take())
                    .isEqualTo(new PadEvent.Unavailable("SDL cannot be used here (libSDL3.so: not found)"));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void threadHearsAPadAndHandsSdlBackWhenItEnds() throws InterruptedException {
        BlockingQueue<PadEvent> told = new LinkedBlockingQueue<>();
        Gamepads gamepads = new Gamepads(() -> new SdlPads(NO_MAPPINGS), DEAD_ZONE, told::add);
        try (SdlPads keepsSdlOn = new SdlPads(NO_MAPPINGS)) {
            assertThat(keepsSdlOn.hasPads()).isFalse();
            gamepads.start();
            VirtualPad pad = VirtualPad.plugIn("Thread Pad");
            assertThat(told.take()).isEqualTo(new Connected(pad.id(), "Thread Pad"));
            pad.button(SDLGamepad.SDL_GAMEPAD_BUTTON_NORTH, true);
            assertThat(told.take()).isEqualTo(new Pressed(pad.id(), PadControl.NORTH));
            gamepads.close();
            pad.close();
        }
        assertThat(PadCheck.look().words()).matches("SDL 3\\.\\d+\\.\\d+");
    }

    @Test
    void doctorsLookSaysWhyThereIsNoSdl() {
        PadCheck check = PadCheck.look(() -> {
            throw new ExceptionInInitializerError(new IllegalStateException("wrong architecture"));
        });

        assertThat(check).isEqualTo(new PadCheck(false, "SDL cannot be used here (wrong architecture)"));
    }
}
