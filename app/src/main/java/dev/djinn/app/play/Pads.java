package dev.djinn.app.play;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The gamepads that are connected, and what is pressed on them, for the player to see. */
public final class Pads {
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final StringProperty status =
            new SimpleStringProperty("No gamepad seen yet. Plug one in, or press a button on it.");
    private final ObjectProperty<Set<PadControl>> pressed = new SimpleObjectProperty<>(Set.of());

    /** Which gamepads there are, in words. */
    public ReadOnlyStringProperty status() {
        return status;
    }

    /** What is pressed on any of them. */
    public ReadOnlyObjectProperty<Set<PadControl>> pressed() {
        return pressed;
    }

    /** What a pad that is, or was just now, connected is called. */
    String name(int pad) {
        return names.getOrDefault(pad, "The gamepad");
    }

    void accept(PadEvent event) {
        switch (event) {
            case PadEvent.Connected(int pad, String name) -> {
                names.put(pad, name);
                count();
            }
            case PadEvent.Disconnected(int pad) -> {
                names.remove(pad);
                pressed.set(Set.of());
                count();
            }
            case PadEvent.Pressed(int pad, PadControl control) -> show(control, true);
            case PadEvent.Released(int pad, PadControl control) -> show(control, false);
            case PadEvent.Unavailable(String reason) -> status.set("No gamepads: " + reason);
        }
    }

    private void show(PadControl control, boolean down) {
        EnumSet<PadControl> next = EnumSet.noneOf(PadControl.class);
        next.addAll(pressed.get());
        if (down) {
            next.add(control);
        } else {
            next.remove(control);
        }
        pressed.set(next);
    }

    private void count() {
        status.set(
                names.isEmpty()
                        ? "The gamepad is gone. Plug one in, or press a button on it."
                        : names.values().stream().collect(Collectors.joining(", ", "Connected: ", "")));
    }
}
