package dev.djinn.app.play;

import dev.djinn.engine.recording.Take;

/** What the settings keep of how the player watches and records. */
public record StudioSettings(Filter filter, Take.Kind recordAs, Theme theme) {
    public static StudioSettings defaults() {
        return new StudioSettings(Filter.CRISP, Take.Kind.MP4, Theme.DARK);
    }

    StudioSettings withFilter(Filter next) {
        return new StudioSettings(next, recordAs, theme);
    }

    StudioSettings withRecordAs(Take.Kind next) {
        return new StudioSettings(filter, next, theme);
    }

    public StudioSettings withTheme(Theme next) {
        return new StudioSettings(filter, recordAs, next);
    }
}
