package dev.djinn.app.pad;

import static org.assertj.core.api.Assertions.assertThat;

import org.lwjgl.sdl.SDLError;
import org.lwjgl.sdl.SDLGamepad;
import org.lwjgl.sdl.SDLJoystick;
import org.lwjgl.sdl.SDL_VirtualJoystickDesc;
import org.lwjgl.system.MemoryStack;

/** A gamepad that SDL believes is there; it can be plugged in while SDL's gamepads are on, by any thread. */
public final class VirtualPad implements AutoCloseable {
    private static final int AXES = 6;
    private static final int BUTTONS = 15;

    private final int id;

    private VirtualPad(int id) {
        this.id = id;
    }

    public static VirtualPad plugIn(String name) {
        return plugIn(name, SDLJoystick.SDL_JOYSTICK_TYPE_GAMEPAD);
    }

    /** What has axes and buttons but is no gamepad: some motion sensors and keyboards say so of themselves. */
    static VirtualPad plugInSomethingElse(String name) {
        return plugIn(name, SDLJoystick.SDL_JOYSTICK_TYPE_UNKNOWN);
    }

    private static VirtualPad plugIn(String name, int type) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            SDL_VirtualJoystickDesc desc = SDL_VirtualJoystickDesc.calloc(stack);
            desc.version(SDL_VirtualJoystickDesc.SIZEOF);
            desc.type((short) type);
            desc.naxes((short) AXES);
            desc.nbuttons((short) BUTTONS);
            desc.name(stack.UTF8(name));
            int id = SDLJoystick.SDL_AttachVirtualJoystick(desc);
            assertThat(id).as(SDLError.SDL_GetError()).isNotZero();
            return new VirtualPad(id);
        }
    }

    public int id() {
        return id;
    }

    /** Presses or releases one of SDL's buttons; the pad must have been seen. */
    public void button(int button, boolean down) {
        assertThat(SDLJoystick.SDL_SetJoystickVirtualButton(joystick(), button, down))
                .isTrue();
    }

    /** Moves one of SDL's axes, -1..1. */
    public void axis(int axis, double value) {
        assertThat(SDLJoystick.SDL_SetJoystickVirtualAxis(joystick(), axis, (short) (value * Short.MAX_VALUE)))
                .isTrue();
    }

    private long joystick() {
        return SDLGamepad.SDL_GetGamepadJoystick(SDLGamepad.SDL_GetGamepadFromID(id));
    }

    /** Pulls the plug. */
    @Override
    public void close() {
        SDLJoystick.SDL_DetachVirtualJoystick(id);
    }
}
