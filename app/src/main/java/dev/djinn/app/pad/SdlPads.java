package dev.djinn.app.pad;

import dev.djinn.app.play.PadControl;
import dev.djinn.app.play.PadEvent;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.sdl.SDLError;
import org.lwjgl.sdl.SDLEvents;
import org.lwjgl.sdl.SDLGamepad;
import org.lwjgl.sdl.SDLHints;
import org.lwjgl.sdl.SDLInit;
import org.lwjgl.sdl.SDLVersion;
import org.lwjgl.sdl.SDL_Event;
import org.lwjgl.system.Configuration;

/**
 * Gamepads by SDL 3 and its database of mappings. Joysticks that no mapping calls a gamepad, and motion sensors, are left
 * alone. Pads are told apart by SDL's instance numbers, of which no two are equal, so two pads of one kind are two.
 */
public final class SdlPads implements PadDriver {
    private static final double FULL = Short.MAX_VALUE;
    private static final int THOUSAND = 1_000;

    private static final Map<Integer, PadControl> BUTTONS = Map.ofEntries(
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_SOUTH, PadControl.SOUTH),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_EAST, PadControl.EAST),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_WEST, PadControl.WEST),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_NORTH, PadControl.NORTH),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_BACK, PadControl.BACK),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_START, PadControl.START),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_LEFT_STICK, PadControl.LEFT_STICK_PRESS),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_STICK, PadControl.RIGHT_STICK_PRESS),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_LEFT_SHOULDER, PadControl.LEFT_SHOULDER),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_RIGHT_SHOULDER, PadControl.RIGHT_SHOULDER),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_UP, PadControl.DPAD_UP),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_DOWN, PadControl.DPAD_DOWN),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_LEFT, PadControl.DPAD_LEFT),
            Map.entry(SDLGamepad.SDL_GAMEPAD_BUTTON_DPAD_RIGHT, PadControl.DPAD_RIGHT));

    /** A connected pad; its axes are in the order of SDL's numbers. */
    private record Pad(long handle, List<Axis> axes) {
        static Pad open(long handle) {
            return new Pad(
                    handle,
                    List.of(
                            new Axis(PadControl.LEFT_STICK_LEFT, PadControl.LEFT_STICK_RIGHT),
                            new Axis(PadControl.LEFT_STICK_UP, PadControl.LEFT_STICK_DOWN),
                            new Axis(PadControl.RIGHT_STICK_LEFT, PadControl.RIGHT_STICK_RIGHT),
                            new Axis(PadControl.RIGHT_STICK_UP, PadControl.RIGHT_STICK_DOWN),
                            new Axis(null, PadControl.LEFT_TRIGGER),
                            new Axis(null, PadControl.RIGHT_TRIGGER)));
        }
    }

    private final Map<Integer, Pad> pads = new HashMap<>();
    private final SDL_Event event;

    /**
     * Starts SDL's gamepads.
     *
     * @param mappings more mappings in the format of gamecontrollerdb.txt; need not exist
     * @throws LinkageError if SDL cannot be loaded
     * @throws IllegalStateException if it does not start
     */
    public SdlPads(Path mappings) {
        start();
        if (Files.isRegularFile(mappings)) {
            SDLGamepad.SDL_AddGamepadMappingsFromFile(mappings.toString());
        }
        event = SDL_Event.calloc();
    }

    /**
     * SDL's version, if it works here.
     *
     * @throws LinkageError if SDL cannot be loaded
     * @throws IllegalStateException if it does not start
     */
    static String version() {
        start();
        try {
            int version = SDLVersion.SDL_GetVersion();
            return version / (THOUSAND * THOUSAND) + "." + version / THOUSAND % THOUSAND + "." + version % THOUSAND;
        } finally {
            SDLInit.SDL_QuitSubSystem(SDLInit.SDL_INIT_GAMEPAD);
        }
    }

    private static void start() {
        Configuration.DEBUG_STREAM.set(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        SDLHints.SDL_SetHint(SDLHints.SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // Ctrl-C stays Java's
        SDLHints.SDL_SetHint(SDLHints.SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1"); // the window is not SDL's
        SDLHints.SDL_SetHint(SDLHints.SDL_HINT_JOYSTICK_THREAD, "1");
        if (!SDLInit.SDL_InitSubSystem(SDLInit.SDL_INIT_GAMEPAD)) {
            throw new IllegalStateException(SDLError.SDL_GetError());
        }
    }

    @Override
    public void poll(double deadZone, Consumer<PadEvent> listener) {
        while (SDLEvents.SDL_PollEvent(event)) {
            switch (event.type()) {
                case SDLEvents.SDL_EVENT_GAMEPAD_ADDED -> added(event.gdevice().which(), listener);
                case SDLEvents.SDL_EVENT_GAMEPAD_REMOVED ->
                    removed(event.gdevice().which(), listener);
                case SDLEvents.SDL_EVENT_GAMEPAD_BUTTON_DOWN, SDLEvents.SDL_EVENT_GAMEPAD_BUTTON_UP -> pushed(listener);
                case SDLEvents.SDL_EVENT_GAMEPAD_AXIS_MOTION -> moved(deadZone, listener);
                default -> {}
            }
        }
    }

    private void added(int id, Consumer<PadEvent> listener) {
        if (pads.containsKey(id)) {
            return;
        }
        long handle = SDLGamepad.SDL_OpenGamepad(id);
        if (handle != 0) {
            pads.put(id, Pad.open(handle));
            String name = Objects.requireNonNullElse(SDLGamepad.SDL_GetGamepadName(handle), "a gamepad");
            listener.accept(new PadEvent.Connected(id, name));
        }
    }

    private void removed(int id, Consumer<PadEvent> listener) {
        @Nullable Pad pad = pads.remove(id);
        if (pad != null) {
            SDLGamepad.SDL_CloseGamepad(pad.handle());
            listener.accept(new PadEvent.Disconnected(id));
        }
    }

    private void pushed(Consumer<PadEvent> listener) {
        int id = event.gbutton().which();
        @Nullable PadControl button = BUTTONS.get((int) event.gbutton().button());
        if (button != null && isConnected(pads.get(id))) {
            listener.accept(
                    event.gbutton().down() ? new PadEvent.Pressed(id, button) : new PadEvent.Released(id, button));
        }
    }

    /** SDL releases everything on a pad that is unplugged before it says so: no player did that. */
    private static boolean isConnected(@Nullable Pad pad) {
        return pad != null && SDLGamepad.SDL_GamepadConnected(pad.handle());
    }

    private void moved(double deadZone, Consumer<PadEvent> listener) {
        int id = event.gaxis().which();
        @Nullable Pad pad = pads.get(id);
        int axis = event.gaxis().axis();
        if (pad != null && isConnected(pad) && axis >= 0 && axis < pad.axes().size()) {
            pad.axes().get(axis).move(id, event.gaxis().value() / FULL, deadZone, listener);
        }
    }

    @Override
    public boolean hasPads() {
        return !pads.isEmpty();
    }

    @Override
    public void close() {
        pads.values().forEach(pad -> SDLGamepad.SDL_CloseGamepad(pad.handle()));
        pads.clear();
        event.free();
        SDLInit.SDL_QuitSubSystem(SDLInit.SDL_INIT_GAMEPAD);
    }
}
