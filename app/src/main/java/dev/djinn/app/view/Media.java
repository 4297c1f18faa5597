package dev.djinn.app.view;

import dev.djinn.app.gl.GlUpscaler;
import dev.djinn.app.gl.Upscaler;
import dev.djinn.app.play.MediaShelf;
import dev.djinn.app.play.StudioSettings;
import dev.djinn.app.play.Theme;
import dev.djinn.app.words.Language;
import dev.djinn.engine.recording.DiskSpace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a window shows its picture and records with.
 *
 * @param shelf where recordings and screenshots go
 * @param disk how much room there is
 * @param settings as they were kept
 * @param upscaler opens what draws the filters, on their own thread; throws where there is no OpenGL
 * @param keeper keeps changed settings; waits for the disk, throws {@link dev.djinn.runtime.DjinnException}
 */
public record Media(
        MediaShelf shelf,
        DiskSpace disk,
        StudioSettings settings,
        Consumer<StudioSettings> keeper,
        Supplier<Upscaler> upscaler) {
    /** The same in other colours, for this time only: they are not kept. */
    public Media withTheme(Theme once) {
        Theme kept = settings.look().theme();
        return new Media(
                shelf,
                disk,
                withTheme(settings, once),
                changed -> keeper.accept(changed.look().theme() == once ? withTheme(changed, kept) : changed),
                upscaler);
    }

    private static StudioSettings withTheme(StudioSettings settings, Theme theme) {
        return settings.withLook(settings.look().withTheme(theme));
    }

    /** The same in a language; so that it does not depend on the computer's. */
    Media speaking(Language language) {
        return new Media(shelf, disk, settings.withLook(settings.look().withLanguage(language)), keeper, upscaler);
    }

    /** What everybody begins with, in English, kept nowhere; recordings go to the system's folder for passing things. */
    static Media plain() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "djinn");
        return new Media(
                        new MediaShelf(folder, folder, InstantSource.system()),
                        DiskSpace.real(),
                        StudioSettings.defaults(),
                        changed -> {},
                        GlUpscaler::new)
                .speaking(Language.ENGLISH);
    }
}
