package dev.djinn.app.play;

import dev.djinn.engine.recording.Take;

/** What the settings keep of how the player watches and records. */
public record StudioSettings(Filter filter, Take.Kind recordAs, Look look) {
    public static StudioSettings defaults() {
        return new StudioSettings(Filter.CRISP, Take.Kind.MP4, Look.defaults());
    }

    StudioSettings withFilter(Filter next) {
        return new StudioSettings(next, recordAs, look);
    }

    StudioSettings withRecordAs(Take.Kind next) {
        return new StudioSettings(filter, next, look);
    }

    public StudioSettings withLook(Look next) {
        return new StudioSettings(filter, recordAs, next);
    }
}
