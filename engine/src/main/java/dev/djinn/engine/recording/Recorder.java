package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Records what is played, on two threads of its own: one for the recording, one for screenshots and what just happened.
 * No method waits for anything; what cannot be done in time is left out and told. Whatever happens to a recording, its
 * thread stops it and the game goes on.
 */
public final class Recorder implements AutoCloseable {
    private static final int WAITING = 240;
    /** Places in the queue that frames leave to commands. */
    private static final int FOR_COMMANDS = 8;

    private static final int CLIPS_WAITING = 4;
    private static final long CLOSE_SECONDS = 10;

    private final Consumer<RecorderEvent> listener;
    private final Taping taping;
    private final RecentFrames recent = new RecentFrames();
    private final AtomicBoolean rolling = new AtomicBoolean();
    private final ThreadPoolExecutor tape = thread("djinn-recording", WAITING);
    private final ThreadPoolExecutor clips = thread("djinn-clips", CLIPS_WAITING);

    /**
     * A recorder that does not record yet.
     *
     * @param disk asked about once a second
     * @param listener called on the recorder's threads
     */
    public Recorder(DiskSpace disk, Consumer<RecorderEvent> listener) {
        this.listener = listener;
        this.taping = new Taping(disk, listener, () -> rolling.set(false));
    }

    private static ThreadPoolExecutor thread(String name, int waiting) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** @param framesPerSecond of the world that is played from now on; {@link #keepLast} counts its seconds by it */
    public void setRate(double framesPerSecond) {
        recent.setRate(framesPerSecond);
    }

    /** The next frame that the player sees; the game's thread calls it. */
    public void frame(Picture picture) {
        recent.add(picture);
        if (!rolling.get()) {
            return;
        }
        if (tape.getQueue().remainingCapacity() <= FOR_COMMANDS) {
            taping.missed();
        } else {
            submit(tape, () -> taping.add(picture));
        }
    }

    /**
     * Makes mp4s of recordings that a killed program left in {@code folder}, before anything is recorded, and tells of
     * them if there are any.
     *
     * @param isOurs whether a recording of ours has such a name, without its ending
     */
    public void salvage(Path folder, Predicate<String> isOurs) {
        submit(tape, () -> {
            RecorderEvent.Salvaged salvaged = Leftovers.salvage(folder, isOurs);
            if (!salvaged.isNothing()) {
                listener.accept(salvaged);
            }
        });
    }

    /** Begins a recording; not while another one runs. */
    public void begin(Take take) {
        rolling.set(true);
        submit(tape, () -> taping.begin(take));
    }

    /** Ends the recording, if one runs. */
    public void end() {
        rolling.set(false);
        submit(tape, taping::end);
    }

    /** Keeps the last {@value RecentFrames#SECONDS} seconds, or what there is of them. */
    public void keepLast(Take take) {
        List<Picture> frames = recent.copy();
        if (frames.isEmpty()) {
            listener.accept(new RecorderEvent.NotKept("there is nothing to keep yet"));
            return;
        }
        submit(clips, () -> keep(take, frames));
    }

    /** Keeps one picture as a PNG in {@code folder}, enlarged by a whole number like the videos. */
    public void keepPicture(Path folder, String stem, Picture picture) {
        submit(
                clips,
                () -> guarded(() -> {
                    Path file = new FreeNames(folder, stem, ".png").next();
                    AtomicFiles.write(
                            file,
                            out -> Pictures.writePng(
                                    Enlarged.forWatching(picture).of(picture), out));
                    listener.accept(new RecorderEvent.Kept(file));
                }));
    }

    /** Ends a recording and waits, some seconds at most, until all is written; what is not made by then stays an mkv. */
    @Override
    public void close() {
        end();
        tape.shutdown();
        clips.shutdown();
        try {
            tape.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            clips.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Take take, List<Picture> frames) {
        guarded(() -> {
            Path file = new FreeNames(take.folder(), take.stem(), take.kind().ending()).next();
            try (Recording recording = take.kind() == Take.Kind.GIF
                    ? new GifRecording(file, take.framesPerSecond())
                    : new VideoRecording(file, take.framesPerSecond(), take.tags())) {
                frames.forEach(recording::add);
                recording.finish();
            }
            listener.accept(new RecorderEvent.Kept(file));
        });
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (DjinnException e) {
            listener.accept(new RecorderEvent.NotKept(e.getMessage()));
        } catch (RuntimeException e) {
            listener.accept(new RecorderEvent.NotKept("unexpected: " + e));
        }
    }

    private void submit(ThreadPoolExecutor thread, Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            listener.accept(new RecorderEvent.NotKept("the disk is too slow to record any more; wait a moment"));
        }
    }
}
