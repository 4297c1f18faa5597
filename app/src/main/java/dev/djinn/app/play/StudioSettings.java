package dev.djinn.app.play;

import dev.djinn.engine.recording.Take;

/** What the settings keep of how the player watches and records. */
public record StudioSettings(Filter filter, Take.Kind recordAs) {
    public static StudioSettings defaults() {
        return new StudioSettings(Filter.CRISP, Take.Kind.MP4);
    }

    StudioSettings withFilter(Filter next) {
        return new StudioSettings(next, recordAs);
    }

    StudioSettings withRecordAs(Take.Kind next) {
        return new StudioSettings(filter, next);
    }
}
