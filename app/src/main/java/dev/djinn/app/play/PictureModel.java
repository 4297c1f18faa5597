package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.recording.Take;
import dev.djinn.runtime.image.Picture;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** How the window and its picture look, and how recordings are wanted; kept at every change. */
public final class PictureModel {
    private final ObjectProperty<StudioSettings> settings;
    private final ObjectProperty<Filter> filter;
    private final ObjectProperty<Optional<Picture>> enlarged = new SimpleObjectProperty<>(Optional.empty());
    private final Consumer<StudioSettings> keeper;
    private final Consumer<Note> tell;
    private final LongSupplier nanoTime;
    private final FlashGuard flashGuard = new FlashGuard();
    private final ObjectProperty<Optional<Picture>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty softened = new SimpleBooleanProperty();

    /**
     * A picture that is not there yet.
     *
     * @param keeper keeps changes, without blocking
     * @param nanoTime a monotonic clock
     */
    PictureModel(StudioSettings settings, Consumer<StudioSettings> keeper, Consumer<Note> tell, LongSupplier nanoTime) {
        this.settings = new SimpleObjectProperty<>(settings);
        this.filter = new SimpleObjectProperty<>(settings.filter());
        this.keeper = keeper;
        this.tell = tell;
        this.nanoTime = nanoTime;
    }

    /** The frame as it is seen: the one that was dreamed, unless it flashes. */
    public ReadOnlyObjectProperty<Optional<Picture>> shown() {
        return shown;
    }

    /** Whether the frame is softened because the picture flashes. */
    public ReadOnlyBooleanProperty softened() {
        return softened;
    }

    /** A frame was dreamed; only what is seen of it is guarded, not what is kept. */
    void accept(Picture frame) {
        boolean isGuarded = look().flashGuard();
        shown.set(Optional.of(isGuarded ? flashGuard.guard(frame, nanoTime.getAsLong()) : frame));
        boolean isSoftened = isGuarded && flashGuard.isSoftening();
        if (isSoftened && !softened.get()) {
            tell.accept(Note.trouble(Words.of("picture.flashes")));
        }
        softened.set(isSoftened);
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
        tell.accept(Note.good(Words.of("picture.look", next.title())));
    }

    /** The colours that the player chose. */
    public ObservableValue<Theme> theme() {
        return settings.map(kept -> kept.look().theme());
    }

    private Look look() {
        return settings.get().look();
    }

    /** Looks and speaks another way from now on. */
    public void choose(Look next) {
        if (!next.equals(look())) {
            keep(settings.get().withLook(next));
        }
    }

    public void choose(Theme next) {
        choose(look().withTheme(next));
        tell.accept(Note.good(Words.of("picture.colours", next.title())));
    }

    public void nextTheme() {
        choose(look().theme().next());
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
            tell.accept(Note.trouble(Words.of("picture.no-filter", wanted.title(), reason)));
        }
    }

    private void keep(StudioSettings next) {
        settings.set(next);
        keeper.accept(next);
    }
}
