package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The gamepads that are connected, and what is pressed on them, for the player to see. */
public final class Pads {
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final ObjectProperty<Supplier<String>> said = new SimpleObjectProperty<>(() -> Words.of("pads.none-yet"));
    private final StringBinding status = Words.live(said, Supplier::get);
    private final ObjectProperty<Set<PadControl>> pressed = new SimpleObjectProperty<>(Set.of());

    /** Which gamepads there are, in words. */
    public StringBinding status() {
        return status;
    }

    /** What is pressed on any of them. */
    public ReadOnlyObjectProperty<Set<PadControl>> pressed() {
        return pressed;
    }

    /** What a pad that is, or was just now, connected is called. */
    String name(int pad) {
        return names.getOrDefault(pad, Words.of("pads.nameless"));
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
            case PadEvent.Unavailable(String reason) -> said.set(() -> Words.of("pads.unavailable", reason));
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
        String connected = String.join(", ", names.values());
        said.set(() -> connected.isEmpty() ? Words.of("pads.gone") : Words.of("pads.connected", connected));
    }
}
