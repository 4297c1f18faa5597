package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The first keys, beside the first game, until the player has seen them or has found three by themselves. The game goes on
 * meanwhile.
 */
public final class FirstHint {
    /** A key and what it does, as the world's labels or the player say. */
    public record Line(String key, String meaning) {}

    private static final int ENOUGH = 3;
    private static final String UNNAMED = "action \\d+";
    private static final List<Direction> FIRST = List.of(Direction.LEFT, Direction.RIGHT, Direction.UP, Direction.DOWN);

    private final ControlsModel controls;
    private final Runnable seen;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ObjectProperty<List<Line>> lines = new SimpleObjectProperty<>(List.of());
    private final Set<Integer> tried = new HashSet<>();
    private boolean isDue;

    /**
     * A hint for a game that is about to open.
     *
     * @param isDue whether the player has never seen it
     * @param seen told once, when they have
     */
    public FirstHint(PlayModel game, boolean isDue, Runnable seen) {
        this.controls = game.controls();
        this.isDue = isDue;
        this.seen = seen;
        controls.names().subscribe(this::reword);
        controls.keys().subscribe(this::reword);
        controls.layout().subscribe(this::reword);
        game.phase().subscribe(phase -> {
            if (phase == Phase.RUNNING && this.isDue) {
                reword();
                shown.set(true);
            }
        });
        game.held().subscribe(this::tried);
    }

    public ReadOnlyBooleanProperty shown() {
        return shown;
    }

    public ReadOnlyObjectProperty<List<Line>> lines() {
        return lines;
    }

    /** The player has seen it; it never comes again. */
    public void dismiss() {
        if (shown.get()) {
            shown.set(false);
            isDue = false;
            seen.run();
        }
    }

    private void tried(Set<Integer> held) {
        if (shown.get()) {
            tried.addAll(held);
            if (tried.size() >= ENOUGH) {
                dismiss();
            }
        }
    }

    /** The lines in the language of now. */
    public void reword() {
        List<Line> learned = FIRST.stream()
                .flatMap(direction -> controls.find(direction).stream())
                .distinct()
                .flatMap(action -> findLine(action).stream())
                .toList();
        lines.set(Stream.concat(
                        learned.isEmpty() ? Stream.of(new Line("1 – 8", Words.of("first.try"))) : learned.stream(),
                        Stream.of(
                                new Line(Words.of("help.pause.keys"), Words.of("first.pause")),
                                new Line(Words.of("help.help.keys"), Words.of("first.all"))))
                .toList());
    }

    /** Nothing for an action that nobody has named, or that no key is for. */
    private Optional<Line> findLine(int action) {
        List<String> names = controls.names().get();
        if (action >= names.size() || names.get(action).matches(UNNAMED)) {
            return Optional.empty();
        }
        return controls.printed(action, ControlsModel.Device.KEYBOARD).stream()
                .findFirst()
                .map(key -> new Line(key, names.get(action)));
    }
}
