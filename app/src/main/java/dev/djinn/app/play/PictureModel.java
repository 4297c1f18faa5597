package dev.djinn.app.play;

import dev.djinn.engine.recording.Take;
import dev.djinn.runtime.image.Picture;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** How the window and its picture look, and how recordings are wanted; kept at every change. */
public final class PictureModel {
    private final ObjectProperty<StudioSettings> settings;
    private final ObjectProperty<Filter> filter;
    private final ObjectProperty<Optional<Picture>> enlarged = new SimpleObjectProperty<>(Optional.empty());
    private final Consumer<StudioSettings> keeper;
    private final Consumer<Note> tell;

    /** @param keeper keeps changes, without blocking */
    PictureModel(StudioSettings settings, Consumer<StudioSettings> keeper, Consumer<Note> tell) {
        this.settings = new SimpleObjectProperty<>(settings);
        this.filter = new SimpleObjectProperty<>(settings.filter());
        this.keeper = keeper;
        this.tell = tell;
    }

    /** The filter in use: the one that was chosen, if this computer has it. */
    public ReadOnlyObjectProperty<Filter> filter() {
        return filter;
    }

    /** The frame as the filter shows it, once it is drawn. */
    public ReadOnlyObjectProperty<Optional<Picture>> enlarged() {
        return enlarged;
    }

    /** The filter drew a frame. */
    public void drawn(Picture picture) {
        enlarged.set(Optional.of(picture));
    }

    public ReadOnlyObjectProperty<StudioSettings> settings() {
        return settings;
    }

    public void nextFilter() {
        choose(filter.get().next());
    }

    public void choose(Filter next) {
        enlarged.set(Optional.empty());
        filter.set(next);
        keep(settings.get().withFilter(next));
        tell.accept(Note.good("Picture: " + next.title()));
    }

    /** The colours that the player chose. */
    public ObservableValue<Theme> theme() {
        return settings.map(StudioSettings::theme);
    }

    public void choose(Theme next) {
        keep(settings.get().withTheme(next));
        tell.accept(Note.good("Colours: " + next.title()));
    }

    public void nextTheme() {
        choose(settings.get().theme().next());
    }

    public void recordAs(Take.Kind kind) {
        if (kind != settings.get().recordAs()) {
            keep(settings.get().withRecordAs(kind));
        }
    }

    /** The filter cannot be drawn here; what the player chose stays chosen for another time. */
    public void filterFailed(String reason) {
        Filter wanted = filter.get();
        if (wanted.needsGl()) {
            filter.set(Filter.CRISP);
            tell.accept(Note.trouble("The picture stays crisp: " + wanted.title() + " needs OpenGL, and " + reason));
        }
    }

    private void keep(StudioSettings next) {
        settings.set(next);
        keeper.accept(next);
    }
}
