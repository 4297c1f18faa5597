package dev.djinn.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Decodes one file on a thread of its own. A job that hangs inside native code cannot be stopped; it can be given up, and
 * then whatever it still produces is thrown away.
 */
final class DecodeJob implements Runnable {
    private final Path file;
    private final FrameSpec spec;
    private final VideoDecoder decoder;
    private final FrameBuffer buffer;
    private final LongSupplier nanoTime;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile long lastSign;

    /** How it went. */
    sealed interface Outcome {
        /** Frames are in the buffer, which the receiver closes. */
        record Decoded(FrameBuffer buffer, FileFrames frames, Optional<String> damage) implements Outcome {}

        record Refused(String reason) implements Outcome {}

        /** Not the file's fault: the disk is full, FFmpeg cannot be loaded. */
        record Failed(Throwable cause) implements Outcome {}
    }

    /**
     * @param overflow where frames go that do not fit into memory
     * @param nanoTime the clock of the watchdog
     */
    DecodeJob(Path file, FrameSpec spec, VideoDecoder decoder, Path overflow, LongSupplier nanoTime) {
        this.file = file;
        this.spec = spec;
        this.decoder = decoder;
        this.nanoTime = nanoTime;
        buffer = new FrameBuffer(spec.frameBytes(), overflow);
        lastSign = nanoTime.getAsLong();
    }

    String fileName() {
        return VideoFolder.name(file);
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Nanoseconds since the decoder last gave a sign of life. */
    long silence() {
        return nanoTime.getAsLong() - lastSign;
    }

    /** Ends the job with {@code reason}; the thread is left behind. */
    void giveUp(String reason) {
        outcome.complete(new Outcome.Refused(reason));
    }

    @Override
    public void run() {
        Outcome result = decode();
        if (!(result instanceof Outcome.Decoded) || !outcome.complete(result)) {
            closeBuffer();
        }
        outcome.complete(result);
    }

    private Outcome decode() {
        FileFrames frames = new FileFrames(spec, buffer);
        Optional<String> stopped = Optional.empty();
        try {
            decoder.decode(file, spec, new Watched(frames));
        } catch (UnreadableVideoException e) {
            stopped = Optional.of(e.reason());
        } catch (UncheckedIOException | LinkageError e) {
            return new Outcome.Failed(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            stopped = Optional.of("the decoder failed: " + e);
        }
        try {
            frames.finish();
        } catch (UncheckedIOException e) {
            return new Outcome.Failed(e);
        }
        if (buffer.frames() == 0) {
            return new Outcome.Refused(stopped.or(frames::findDamage).orElse("no pictures in it"));
        }
        return new Outcome.Decoded(buffer, frames, stopped.or(frames::findDamage));
    }

    private void closeBuffer() {
        try {
            buffer.close();
        } catch (IOException e) {
            outcome.complete(new Outcome.Failed(e));
        }
    }

    /** Notes every sign of life and stops the decoder of a job that was given up. */
    private final class Watched implements VideoDecoder.Sink {
        private final FileFrames frames;

        Watched(FileFrames frames) {
            this.frames = frames;
        }

        @Override
        public void opened(double rate, long pictures) {
            lastSign = nanoTime.getAsLong();
            frames.opened(rate, pictures);
        }

        @Override
        public boolean picture(byte[] rgb_HWC, long micros) {
            lastSign = nanoTime.getAsLong();
            return frames.picture(rgb_HWC, micros) && !outcome.isDone();
        }

        @Override
        public void broken() {
            lastSign = nanoTime.getAsLong();
            frames.broken();
        }
    }
}
