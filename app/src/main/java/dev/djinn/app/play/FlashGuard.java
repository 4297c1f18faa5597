package dev.djinn.app.play;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Softens pictures while they flash: a world may strobe, and some people get a seizure from that. A general flash (WCAG
 * 2.3.1) is a pair of opposing changes of a tenth of the greatest relative luminance or more, the darker side being below
 * 0.80; more than three within a second over more than a small part of the picture are not shown. Then each picture is
 * dimmed and goes only a small way from the one before it, until nothing has flashed for a second.
 *
 * <p>Differs: red flashes are counted by their luminance alone. Cells of the picture are counted one by one, so that what
 * moves through it is not taken for a flash of all of it.
 */
public final class FlashGuard {
    private static final int CELLS = 8;
    /** A quarter of the middle of what is seen, in a picture that fills the screen: a sixteenth of it. */
    private static final int MOST_CELLS = CELLS * CELLS / 16;

    private static final double CHANGE = 0.1;
    private static final double BRIGHT = 0.8;
    /** Two make a flash. */
    private static final int MOST_TURNS = 2 * 3;

    private static final long SECOND = 1_000_000_000;
    /** How long a softened picture takes to become the next one, but for a third. */
    private static final double SLOWNESS = 1.2 * SECOND;

    private static final double DIMMED = 0.6;
    private static final int BYTES_PER_PIXEL = 4;
    private static final double[] LINEAR = linear();

    private final Cell[] cells = new Cell[CELLS * CELLS];
    private Optional<Picture> shown = Optional.empty();
    private double[] blend = {};
    private long safeAt;
    private long before;
    private boolean softening;

    public FlashGuard() {
        Arrays.setAll(cells, cell -> new Cell());
    }

    /** Whether the last picture was softened. */
    public boolean isSoftening() {
        return softening;
    }

    /**
     * What to show in the place of a picture: itself, unless it flashes.
     *
     * @param nanos when it is shown, by a monotonic clock
     */
    public Picture guard(Picture next, long nanos) {
        boolean isOther = shown.filter(last -> last.width() == next.width() && last.height() == next.height())
                .isEmpty();
        if (isOther) {
            Arrays.setAll(cells, cell -> new Cell());
            softening = false;
        }
        if (isFlash(next, nanos)) {
            softening = true;
            safeAt = nanos + SECOND;
        } else if (softening && nanos - safeAt >= 0) {
            softening = false;
        }
        Picture result = softening ? soften(next, 1 - Math.exp((before - nanos) / SLOWNESS)) : next;
        if (!softening) {
            blend = new double[] {};
        }
        shown = Optional.of(result);
        before = nanos;
        return result;
    }

    private boolean isFlash(Picture next, long nanos) {
        int flashing = 0;
        for (int i = 0; i < cells.length; i++) {
            double luminance = luminance(next, i % CELLS, i / CELLS);
            flashing += cells[i].flashes(luminance, nanos) ? 1 : 0;
        }
        return flashing >= MOST_CELLS;
    }

    /** @param nearer share of the way to {@code next}, 0..1 */
    private Picture soften(Picture next, double nearer) {
        byte[] wanted = next.bgra();
        if (blend.length == 0) {
            byte[] last = shown.orElse(next).bgra();
            blend = new double[wanted.length];
            Arrays.setAll(blend, i -> last[i] & 255);
        }
        byte[] soft = new byte[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            boolean isColour = i % BYTES_PER_PIXEL != BYTES_PER_PIXEL - 1;
            double goal = (wanted[i] & 255) * (isColour ? DIMMED : 1);
            blend[i] += nearer * (goal - blend[i]);
            soft[i] = isColour ? (byte) Math.round(blend[i]) : wanted[i];
        }
        return new Picture(next.width(), next.height(), soft);
    }

    /** Mean relative luminance of a cell, 0..1. */
    private static double luminance(Picture picture, int column, int row) {
        int left = column * picture.width() / CELLS;
        int right = Math.max(left + 1, (column + 1) * picture.width() / CELLS);
        int top = row * picture.height() / CELLS;
        int bottom = Math.max(top + 1, (row + 1) * picture.height() / CELLS);
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int argb = picture.argb(x, y);
                sum += 0.2126 * LINEAR[argb >> 16 & 255]
                        + 0.7152 * LINEAR[argb >> 8 & 255]
                        + 0.0722 * LINEAR[argb & 255];
            }
        }
        return sum / ((right - left) * (double) (bottom - top));
    }

    private static double[] linear() {
        double[] linear = new double[256];
        for (int value = 0; value < linear.length; value++) {
            double channel = value / 255.0;
            linear[value] = channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    /** One part of the picture, and when its brightness turned. */
    private static final class Cell {
        private final Deque<Long> turns = new ArrayDeque<>();
        /** As far as the brightness has gone since it turned. */
        private double extreme = Double.NaN;

        /** Where it goes: 1 brighter, -1 darker, 0 not known yet. */
        private int way;

        /** Whether it turned just now, for more than the times allowed within a second. */
        boolean flashes(double luminance, long nanos) {
            while (!turns.isEmpty() && nanos - turns.getFirst() >= SECOND) {
                turns.removeFirst();
            }
            if (Double.isNaN(extreme) || (luminance - extreme) * way > 0) {
                extreme = luminance;
                return false;
            }
            double change = luminance - extreme;
            if (Math.abs(change) < CHANGE || Math.min(luminance, extreme) >= BRIGHT) {
                return false;
            }
            way = change > 0 ? 1 : -1;
            extreme = luminance;
            turns.addLast(nanos);
            return turns.size() > MOST_TURNS;
        }
    }
}
