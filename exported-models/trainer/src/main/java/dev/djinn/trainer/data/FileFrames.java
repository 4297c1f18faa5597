package dev.djinn.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the pictures of one file into frames at the wanted rate and notes where its runs begin and end. */
final class FileFrames implements VideoDecoder.Sink, Resampler.Output {
    /** Edit lists hide a few pictures of sound files; a missing tenth is damage. */
    private static final double WHOLE = 0.9;

    private final FrameSpec spec;
    private final FrameBuffer buffer;
    private final CutDetector detector;
    private final List<Run> runs = new ArrayList<>();
    private Resampler resampler;
    private int runStart;
    private int cuts;
    private int broken;
    private long pictures;
    private long stated;
    private long firstMicros;
    private long lastMicros;

    /** Frames {@code [first, first + length)} of the file belong together. */
    record Run(int first, int length) {}

    FileFrames(FrameSpec spec, FrameBuffer buffer) {
        this.spec = spec;
        this.buffer = buffer;
        detector = new CutDetector(spec.width(), spec.height());
        resampler = new Resampler(spec, 0, this);
    }

    @Override
    public void opened(double rate, long statedPictures) {
        resampler = new Resampler(spec, rate, this);
        stated = statedPictures;
    }

    @Override
    public boolean picture(byte[] rgb_HWC, long micros) {
        firstMicros = pictures == 0 ? micros : firstMicros;
        lastMicros = micros;
        pictures++;
        resampler.add(rgb_HWC, micros);
        return true;
    }

    @Override
    public void broken() {
        broken++;
        resampler.interrupt();
    }

    @Override
    public void frame(byte[] rgb_HWC) {
        if (detector.add(rgb_HWC)) {
            cuts++;
            endRun(buffer.frames() - 1);
        }
        try {
            buffer.add(rgb_HWC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void gap() {
        if (detector.finish()) {
            cuts++;
            endRun(buffer.frames() - 1);
        }
        endRun(buffer.frames());
    }

    /** The file is at its end; call once, before the getters. */
    void finish() {
        resampler.finish();
        gap();
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    int cuts() {
        return cuts;
    }

    /** What is wrong with a file that still gave frames, or empty. */
    Optional<String> findDamage() {
        if (broken > 0) {
            return Optional.of(broken + " broken pictures left out");
        }
        boolean cutOff = pictures < stated * WHOLE - 1;
        return cutOff ? Optional.of("cut off: " + pictures + " of " + stated + " pictures") : Optional.empty();
    }

    /** Frames per second as the time stamps have it, else as the file states it. */
    double rate() {
        return pictures > 1 && lastMicros > firstMicros
                ? (pictures - 1) * 1e6 / (lastMicros - firstMicros)
                : resampler.outputRate();
    }

    private void endRun(int end) {
        if (end > runStart) {
            runs.add(new Run(runStart, end - runStart));
            runStart = end;
        }
    }
}
