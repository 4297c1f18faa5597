package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * What the controls panel shows and does: the player's choices, and binding a key or a gamepad's part by pressing it. A
 * control that another action has is taken only when it is pressed a second time. Every change is kept at once.
 */
public final class ControlsModel {
    /** What the next press is for. */
    public record Listening(int action, Device device, Way way) {}

    public enum Device {
        KEYBOARD,
        GAMEPAD
    }

    /** Whether the press replaces an action's controls or comes beside them. */
    public enum Way {
        REPLACE,
        ADD
    }

    private static final String NONE = "";

    private final Consumer<Controls> keeper;
    private final ObjectProperty<Controls> controls;
    private final ObjectProperty<List<String>> names = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Bindings<KeyCode>> keys = new SimpleObjectProperty<>();
    private final ObjectProperty<Bindings<PadControl>> pad = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Listening>> listening = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<KeyLayout> layout = new SimpleObjectProperty<>(KeyLayout.US);
    private final StringProperty note = new SimpleStringProperty(NONE);
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private @Nullable Object asked;
    private @Nullable WorldManifest world;
    private String worldHash = NONE;

    /**
     * A panel of controls as they were kept.
     *
     * @param keeper keeps every change; at once, without blocking
     */
    public ControlsModel(Controls kept, Consumer<Controls> keeper) {
        this.keeper = keeper;
        this.controls = new SimpleObjectProperty<>(kept);
        bind(kept);
    }

    public ReadOnlyObjectProperty<Controls> controls() {
        return controls;
    }

    /** What the actions of the open world are called. */
    public ReadOnlyObjectProperty<List<String>> names() {
        return names;
    }

    /** The action that goes there, as far as the names tell. */
    public Optional<Integer> find(Direction direction) {
        return Optional.ofNullable(Direction.among(names.get()).get(direction));
    }

    /** The keys of each action by their positions, see {@link Key}. */
    public ReadOnlyObjectProperty<Bindings<KeyCode>> keys() {
        return keys;
    }

    /** What the player's keyboard has on its keys. */
    public ReadOnlyObjectProperty<KeyLayout> layout() {
        return layout;
    }

    public void setLayout(KeyLayout next) {
        layout.set(next);
    }

    /** The gamepad's controls of actions, and of each {@link PadDeed} by its number. */
    public ReadOnlyObjectProperty<Bindings<PadControl>> pad() {
        return pad;
    }

    /** What the next press is for, if the panel waits for one. */
    public ReadOnlyObjectProperty<Optional<Listening>> listening() {
        return listening;
    }

    /** What to tell the player about binding: a conflict, or what was done. */
    public ReadOnlyStringProperty note() {
        return note;
    }

    public ReadOnlyBooleanProperty shown() {
        return shown;
    }

    void worldOpened(WorldManifest opened) {
        world = opened;
        worldHash = WorldFolder.identity(opened);
        bind(controls.get());
    }

    public void setShown(boolean show) {
        leaveListening();
        shown.set(show);
    }

    public void choose(Preset preset) {
        keep(controls.get().withPreset(preset));
    }

    public void choose(KeyMode mode) {
        keep(controls.get().withMode(mode));
    }

    public void setDeadZone(double deadZone) {
        keep(controls.get().withDeadZone(deadZone));
    }

    /** Calls an action of this world otherwise; a blank name is the world's own again. */
    public void rename(int action, String name) {
        if (world != null && !name.strip().equals(names.get().get(action))) {
            boolean isOwn = name.strip().equals(world.actions().get(action).name());
            keep(controls.get().withName(worldHash, action, isOwn ? NONE : name));
        }
    }

    /** Calls the actions of this world so and plays with a preset, without any changes of its keys. */
    void take(List<String> newNames, Preset preset) {
        for (int action = 0; action < newNames.size(); action++) {
            rename(action, newNames.get(action));
        }
        keep(controls.get().withKeys(Map.of()).withPreset(preset));
    }

    /** Goes back to other controls as a whole. */
    void replace(Controls other) {
        keep(other);
    }

    /** Waits for the press that an action, or a {@link PadDeed} by its number, is to have. */
    public void listen(Listening next) {
        asked = null;
        listening.set(Optional.of(next));
        note.set(
                next.device() == Device.KEYBOARD
                        ? Words.of("bind.press-key", title(next.action()))
                        : Words.of("bind.press-pad", title(next.action())));
    }

    public void leaveListening() {
        asked = null;
        listening.set(Optional.empty());
        note.set(NONE);
    }

    /** Whether the key was for the panel. */
    boolean keyPressed(Key key) {
        if (listening.get().isEmpty()) {
            return false;
        }
        Listening now = listening.get().get();
        if (key.code() == KeyCode.ESCAPE) {
            leaveListening();
        } else if (now.device() == Device.KEYBOARD) {
            String printed = layout.get().printed(key.position());
            Optional<String> needed =
                    keys.get().findAction(key.position()).isPresent() ? Optional.empty() : KeyNames.findPurpose(key);
            needed.ifPresentOrElse(
                    purpose -> note.set(Words.of("bind.taken", printed, purpose)),
                    () -> capture(now, key.position(), printed, keys.get(), this::keepKeys));
        }
        return true;
    }

    /** Whether the press was for the panel. */
    boolean padPressed(PadControl control) {
        Optional<Listening> now = listening.get().filter(next -> next.device() == Device.GAMEPAD);
        now.ifPresent(next -> {
            if (control == PadControl.START || control == PadControl.BACK) {
                note.set(Words.of("bind.kept-pad", control.title()));
            } else {
                capture(next, control, control.title(), pad.get(), this::keepPad);
            }
        });
        return now.isPresent();
    }

    public void reset(int action, Device device) {
        leaveListening();
        switch (device) {
            case KEYBOARD -> keepKeys(keys.get().reset(action));
            case GAMEPAD -> keepPad(pad.get().reset(action));
        }
    }

    public void resetAll(Device device) {
        leaveListening();
        keep(
                switch (device) {
                    case KEYBOARD ->
                        controls.get()
                                .withKeys(Controls.defaults().keys())
                                .withPreset(Controls.defaults().preset())
                                .withMode(Controls.defaults().mode());
                    case GAMEPAD ->
                        controls.get()
                                .withPad(Controls.defaults().pad())
                                .withDeadZone(Controls.defaults().deadZone());
                });
    }

    /** The controls of an action, or of a {@link PadDeed} by its number, as printed on them; no keys that type nothing. */
    public List<String> printed(int action, Device device) {
        return switch (device) {
            case KEYBOARD ->
                keys.get().of(action).stream()
                        .filter(layout.get()::knows)
                        .map(layout.get()::printed)
                        .toList();
            case GAMEPAD -> pad.get().of(action).stream().map(PadControl::title).toList();
        };
    }

    private <C> void capture(
            Listening now, C control, String printed, Bindings<C> bindings, Consumer<Bindings<C>> change) {
        OptionalInt owner = bindings.findAction(control);
        boolean isOthers = owner.isPresent() && owner.getAsInt() != now.action();
        if (isOthers && !control.equals(asked)) {
            asked = control;
            note.set(Words.of("bind.conflict", printed, title(owner.getAsInt()), title(now.action())));
            return;
        }
        boolean isOwn = owner.isPresent() && !isOthers;
        Function<Bindings<C>, Bindings<C>> changed = before -> switch (now.way()) {
            case ADD -> isOwn ? before : before.adding(now.action(), control);
            case REPLACE -> before.replacing(now.action(), control);
        };
        change.accept(changed.apply(bindings));
        leaveListening();
        note.set(Words.of("bind.done", printed, title(now.action())));
    }

    private void keepKeys(Bindings<KeyCode> next) {
        keep(controls.get().withKeys(next.changes()));
    }

    private void keepPad(Bindings<PadControl> next) {
        keep(controls.get().withPad(next.changes()));
    }

    private void keep(Controls next) {
        if (!next.equals(controls.get())) {
            bind(next);
            controls.set(next);
            keeper.accept(next);
        }
    }

    /** Before the controls are set, so that who looks at them sees the bindings that follow from them. */
    private void bind(Controls now) {
        List<String> named = world == null ? List.of() : now.namesOf(worldHash, world);
        keys.set(Bindings.of(now.preset().keys(named), now.keys()));
        pad.set(Bindings.of(PadDeed.besides(Preset.pad(named)), now.pad()));
        names.set(named);
    }

    /** What an action, or a {@link PadDeed} by its number, is called. */
    public String name(int number) {
        return PadDeed.find(number)
                .map(PadDeed::title)
                .orElseGet(() -> names.get().get(number));
    }

    private String title(int number) {
        return Words.of("bind.quoted", name(number));
    }
}
