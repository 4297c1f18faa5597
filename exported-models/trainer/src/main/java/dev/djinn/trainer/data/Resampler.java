package dev.djinn.trainer.data;

/**
 * Turns pictures with time stamps into frames at a steady rate: frame k is the picture nearest to k / rate after the
 * first one. So a file that has the rate already comes out picture for picture, even when its stamps jitter by a
 * quarter of a frame, and every n-th picture is kept of a file that is n times as fast. At {@link
 * FrameSpec#NATIVE_RATE} every picture is a frame.
 *
 * <p>A hole in time (over a second and over four frames) ends the run: frames before and after it do not belong
 * together. Stamps that stand still or go back are read as one frame later than the stamp before.
 */
final class Resampler {
    private static final double SAME_RATE = 0.002;
    private static final double UNKNOWN_RATE = 30;
    private static final double HOLE_MICROS = 1e6;
    private static final int HOLE_FRAMES = 4;

    /** Receives the frames. */
    interface Output {
        void frame(byte[] rgb_HWC);

        /** The next frame does not follow on the last one. */
        void gap();
    }

    private final Output output;
    private final boolean keepAll;
    private final double period;
    private final double step;
    private final byte[] held_HWC;
    private boolean holding;
    private double origin;
    private double heldAt;
    private double interval;
    private long next;

    /**
     * @param spec what is wanted
     * @param fileRate frames per second as the file states it; anything not positive and finite counts as unknown
     */
    Resampler(FrameSpec spec, double fileRate, Output output) {
        this.output = output;
        double nominal = Double.isFinite(fileRate) && fileRate > 0 ? fileRate : UNKNOWN_RATE;
        keepAll = spec.nativeRate();
        boolean same = Math.abs(nominal / spec.rate() - 1) < SAME_RATE;
        period = 1e6 / (keepAll || same ? nominal : spec.rate());
        step = 1e6 / nominal;
        held_HWC = new byte[spec.frameBytes()];
    }

    /** Frames per second that the output has when every stamp is as it should be. */
    double outputRate() {
        return 1e6 / period;
    }

    /** One picture and when it is shown, in microseconds. */
    void add(byte[] rgb_HWC, long micros) {
        double at = holding && micros <= heldAt ? heldAt + step : micros;
        if (holding && at - heldAt > Math.max(HOLE_MICROS, HOLE_FRAMES * Math.max(period, step))) {
            interrupt();
        }
        if (!holding) {
            origin = at;
            next = 0;
            interval = step;
        } else {
            interval = at - heldAt;
            emitUntil((heldAt + at) / 2);
        }
        System.arraycopy(rgb_HWC, 0, held_HWC, 0, held_HWC.length);
        heldAt = at;
        holding = true;
        if (keepAll) {
            output.frame(held_HWC);
        }
    }

    /** Ends the run: the next picture starts a new one. */
    void interrupt() {
        if (holding) {
            finish();
            output.gap();
        }
    }

    /** Gives out what is still held. */
    void finish() {
        if (holding) {
            emitUntil(heldAt + Math.min(period, interval) / 2);
            holding = false;
        }
    }

    private void emitUntil(double time) {
        while (!keepAll && origin + next * period <= time) {
            output.frame(held_HWC);
            next++;
        }
    }
}
