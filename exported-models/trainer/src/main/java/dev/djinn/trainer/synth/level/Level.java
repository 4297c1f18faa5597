package dev.djinn.trainer.synth.level;

import java.util.List;

/**
 * A grid of square cells with things in it. Outside the grid everything is solid but the sky above it.
 *
 * @param kind what sort of place it is
 * @param columns cells across
 * @param rows cells down
 * @param cell side of a cell in units, whole
 * @param cells what is in each cell, row by row: {@link #EMPTY}, {@link #SOLID} or {@link #THIN}
 * @param start where the hero's feet are at first
 */
public record Level(
        Kind kind,
        int columns,
        int rows,
        int cell,
        byte[] cells,
        Spot start,
        List<Spot> coins,
        List<Patrol> patrols,
        List<Lift> lifts) {
    /** Units across and down that a camera sees. */
    public static final int VIEW = 64;

    /** Nothing there. */
    public static final byte EMPTY = 0;

    /** A wall from all sides. */
    public static final byte SOLID = 1;

    /** A platform that carries what comes from above and lets through what comes from below. */
    public static final byte THIN = 2;

    /** Sorts of places. */
    public enum Kind {
        /** Wide country with steps, pits and platforms. */
        HILLS,
        /** A wide, almost flat place with little in it. */
        OPEN,
        /** With a ceiling. */
        CAVE,
        /** One picture, no scrolling. */
        SCREEN,
        /** Higher than wide. */
        TOWER
    }

    /** A point in units. */
    public record Spot(double x, double y) {}

    /** A way along the ground from one end to the other and back; y is the ground's. */
    public record Patrol(double from, double to, double y, double speed) {}

    /**
     * A moving platform: the middle of its upper side goes between two points.
     *
     * @param period frames for the way there and back
     */
    public record Lift(Spot from, Spot to, double width, int period, int phase) {}

    public Level {
        coins = List.copyOf(coins);
        patrols = List.copyOf(patrols);
        lifts = List.copyOf(lifts);
    }

    public double width() {
        return (double) columns * cell;
    }

    public double height() {
        return (double) rows * cell;
    }

    /** What is in a cell. */
    public byte at(int column, int row) {
        if (row < 0 && column >= 0 && column < columns) {
            return EMPTY;
        }
        return column < 0 || column >= columns || row >= rows ? SOLID : cells[row * columns + column];
    }

    public boolean solid(int column, int row) {
        return at(column, row) == SOLID;
    }

    /** Whether something can stand in the cell: it is free and carried from below. */
    public boolean standable(int column, int row) {
        return at(column, row) == EMPTY && row + 1 < rows + 1 && at(column, row + 1) != EMPTY;
    }

    /** Whether a part of the box is inside a wall. */
    public boolean blocked(Box box) {
        int firstColumn = (int) Math.floor(box.left() / cell);
        int lastColumn = (int) Math.ceil(box.right() / cell) - 1;
        int firstRow = (int) Math.floor(box.top() / cell);
        int lastRow = (int) Math.ceil(box.bottom() / cell) - 1;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                if (solid(column, row)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a thin platform has its upper side at y somewhere in the open range (left, right). */
    public boolean thinAt(double left, double right, double y) {
        int row = (int) Math.round(y / cell);
        if (row < 0 || row >= rows || row * (double) cell != y) {
            return false;
        }
        for (int column = (int) Math.floor(left / cell); column * (double) cell < right; column++) {
            if (at(column, row) == THIN) {
                return true;
            }
        }
        return false;
    }
}
