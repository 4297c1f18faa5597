package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code index.json} of a frame store; the fields are described in {@code docs/data.md}. */
record StoreIndex(
        int format,
        String fingerprint,
        int width,
        int height,
        double requestedRate,
        double rate,
        long frames,
        long framesDropped,
        int cuts,
        int filesGiven,
        List<Episode> episodes,
        List<FileNote> skipped,
        List<FileNote> damaged) {
    static final int FORMAT = 1;
    static final String FILE = "index.json";
    static final String FRAMES_FILE = "frames.rgb";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    StoreIndex {
        episodes = List.copyOf(episodes);
        skipped = List.copyOf(skipped);
        damaged = List.copyOf(damaged);
    }

    FrameSpec spec() {
        return new FrameSpec(width, height, requestedRate);
    }

    int filesUsed() {
        return (int) episodes.stream().map(Episode::file).distinct().count();
    }

    void write(Path directory) throws IOException {
        Files.write(directory.resolve(FILE), JSON.writeValueAsBytes(this));
    }

    /** @throws DjinnException {@link ExitCode#BAD_INPUT} when the folder is no frame store or is damaged */
    static StoreIndex read(Path directory) {
        try {
            StoreIndex index = JSON.readValue(Files.readAllBytes(directory.resolve(FILE)), StoreIndex.class);
            index.check(Files.size(directory.resolve(FRAMES_FILE)));
            return index;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "The frame cache " + directory + " is damaged: delete that folder and retry",
                    e);
        }
    }

    private void check(long bytes) {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + ", this version reads " + FORMAT);
        }
        long expected = Math.multiplyExact(frames, (long) spec().frameBytes());
        if (bytes != expected) {
            throw new IllegalArgumentException(FRAMES_FILE + " has " + bytes + " bytes instead of " + expected);
        }
        long next = 0;
        for (Episode episode : episodes) {
            if (episode.first() != next) {
                throw new IllegalArgumentException("episode of " + episode.file() + " does not start at frame " + next);
            }
            next = episode.end();
        }
        if (next != frames || !(rate > 0)) {
            throw new IllegalArgumentException(next + " frames in episodes of " + frames + ", rate " + rate);
        }
    }
}
