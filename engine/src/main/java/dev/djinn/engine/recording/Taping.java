package dev.djinn.engine.recording;

import dev.djinn.runtime.Owns;
import dev.djinn.runtime.image.Picture;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The recording that runs, if any. Belongs to the recorder's thread; nothing escapes from it but events. */
@Owns(value = Owns.Resource.DISK, because = "an mkv that became an mp4 or a gif is deleted")
final class Taping {
    /** A longer gif would take more memory than it is worth: all its frames wait for the palette. */
    static final double LONGEST_GIF_SECONDS = 20;

    private static final long WARNING_MINUTES = 5;
    private static final int SECONDS_PER_MINUTE = 60;

    private static final String TOO_LONG =
            "It is longer than a gif can be (" + (int) LONGEST_GIF_SECONDS + " s), so it is an mp4.";

    private record Made(Path file, Optional<String> lessThanAskedFor) {}

    private record Tape(Take take, LiveRecording recording, long freeAtFirst) {}

    private final DiskSpace disk;
    private final Consumer<RecorderEvent> listener;
    private final Runnable stopped;
    private final AtomicLong missed = new AtomicLong();
    private @Nullable Tape tape;
    private boolean warned;
    private double nextLook;

    /** @param stopped called when a recording has stopped, for whatever reason */
    Taping(DiskSpace disk, Consumer<RecorderEvent> listener, Runnable stopped) {
        this.disk = disk;
        this.listener = listener;
        this.stopped = stopped;
    }

    /** A frame was left out; any thread. */
    void missed() {
        missed.incrementAndGet();
    }

    void begin(Take take) {
        if (tape != null) {
            return;
        }
        warned = false;
        nextLook = 0;
        try {
            FreeNames names = new FreeNames(
                    take.folder(), take.stem(), ".mkv", take.kind().ending(), Take.Kind.MP4.ending());
            LiveRecording recording = new LiveRecording(LiveFile.create(names), take.framesPerSecond(), take.tags());
            tape = new Tape(take, recording, disk.free(recording.file()));
            look(tape);
        } catch (RuntimeException e) {
            stopped.run();
            listener.accept(new RecorderEvent.NotRecorded(String.valueOf(e.getMessage())));
        }
    }

    void add(Picture picture) {
        if (tape == null) {
            return;
        }
        Tape current = tape;
        try {
            current.recording.add(picture);
            if (current.recording.seconds() >= nextLook) {
                current.recording.sync();
                look(current);
            }
        } catch (RuntimeException e) {
            stop(current, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    void end() {
        if (tape != null) {
            stop(tape, Optional.empty());
        }
    }

    /** Tells how it goes, about once a second, and stops in time before the disk is full. */
    private void look(Tape current) {
        double seconds = current.recording.seconds();
        nextLook = seconds + 1;
        listener.accept(new RecorderEvent.Rolling(current.recording.file(), seconds));
        long free = disk.free(current.recording.file());
        if (free < DiskSpace.LEAST_BYTES) {
            stop(
                    current,
                    Optional.of("The disk is almost full (" + (free >> 20)
                            + " MB left), so the recording was stopped; free some space and record again."));
            return;
        }
        long minutes = minutesLeft(current, free, seconds);
        if (!warned && (free < DiskSpace.LOW_BYTES || minutes < WARNING_MINUTES)) {
            warned = true;
            listener.accept(new RecorderEvent.DiskLow(free, minutes));
        }
    }

    private static long minutesLeft(Tape current, long free, double seconds) {
        long used = current.freeAtFirst - free;
        if (seconds == 0 || used <= 0) {
            return Long.MAX_VALUE;
        }
        return (long) ((free - DiskSpace.LEAST_BYTES) / (used / seconds) / SECONDS_PER_MINUTE);
    }

    private void stop(Tape current, Optional<String> trouble) {
        tape = null;
        stopped.run();
        RecorderEvent settled;
        try {
            settled = settled(current, trouble);
        } finally {
            close(current.recording);
        }
        listener.accept(settled);
    }

    private static void close(LiveRecording recording) {
        try {
            recording.close();
        } catch (RuntimeException e) {
            log("a recording does not close", e);
        }
    }

    /** The mkv is still held, so that nobody else takes it for one that was left. */
    private RecorderEvent settled(Tape current, Optional<String> trouble) {
        LiveRecording recording = current.recording;
        Optional<String> ending = recording.end();
        Optional<String> told = trouble.or(() -> ending);
        if (recording.frames() == 0) {
            remove(recording.file());
            return new RecorderEvent.NotRecorded(
                    told.orElse("nothing was recorded: the game stood still, so there was nothing to see"));
        }
        Made made = told.isEmpty() ? finished(current) : new Made(recording.file(), told);
        return new RecorderEvent.Finished(made.file, recording.seconds(), missed.getAndSet(0), made.lessThanAskedFor);
    }

    private static boolean isTooLong(Tape current) {
        return current.take.kind() == Take.Kind.GIF && current.recording.seconds() > LONGEST_GIF_SECONDS;
    }

    /** What was asked for, in the place of the mkv; or the mkv, if that is all that can be had. */
    private static Made finished(Tape current) {
        Path mkv = current.recording.file();
        Take take = current.take;
        boolean tooLong = isTooLong(current);
        Take.Kind kind = tooLong ? Take.Kind.MP4 : take.kind();
        String name = String.valueOf(mkv.getFileName());
        String stem = name.substring(0, name.lastIndexOf('.'));
        Path target = new FreeNames(take.folder(), stem, kind.ending()).next();
        try {
            switch (kind) {
                case GIF ->
                    Remux.toGif(
                            mkv,
                            target,
                            take.framesPerSecond(),
                            current.recording.enlargement(),
                            current.recording.frames());
                case MP4 -> Remux.toMp4(mkv, target, take.tags(), current.recording.frames());
            }
        } catch (RuntimeException e) {
            return new Made(mkv, Optional.of(e.getMessage() + "; the mkv is kept"));
        }
        remove(mkv);
        return new Made(target, tooLong ? Optional.of(TOO_LONG) : Optional.empty());
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log("a recording that is not needed any more stays", e);
        }
    }

    private static void log(String what, Exception why) {
        System.getLogger(Taping.class.getName()).log(Level.WARNING, what, why);
    }
}
