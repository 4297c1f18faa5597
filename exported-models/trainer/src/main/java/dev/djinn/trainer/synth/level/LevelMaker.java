package dev.djinn.trainer.synth.level;

import dev.djinn.trainer.synth.level.Level.Kind;
import dev.djinn.trainer.synth.level.Level.Lift;
import dev.djinn.trainer.synth.level.Level.Patrol;
import dev.djinn.trainer.synth.level.Level.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out levels for a hero that jumps a little over two cells: no step is higher than two, every pit has a floor, and
 * a thin platform never stops who jumps from below, so that no place holds the hero for ever.
 */
public final class LevelMaker {
    private static final int FREE_ROWS = 5;
    /** A single screen that is wider than the picture by more than this gets walls, so that the hero stays in sight. */
    private static final int MOST_CUT_OFF = 2;

    private final Chance chance;
    private final Kind kind;
    private final int cell;
    private final int columns;
    private final int rows;
    private final byte[] cells;
    /** How many rows are solid from below, by column. */
    private final int[] ground;
    /** Where the hero begins; the columns beside it are as high. */
    private final int startColumn;

    private LevelMaker(Kind kind, Chance chance) {
        this.kind = kind;
        this.chance = chance;
        cell = chance.whole(6, kind == Kind.SCREEN ? 9 : 10);
        int view = Math.ceilDiv(Level.VIEW, cell);
        columns = switch (kind) {
            case SCREEN -> view;
            case TOWER -> view + chance.whole(0, 3);
            case OPEN -> view * chance.whole(15, 35) / 10;
            case HILLS, CAVE -> view * chance.whole(20, 40) / 10;
        };
        rows = switch (kind) {
            case SCREEN, OPEN -> view;
            case TOWER -> view * chance.whole(20, 28) / 10;
            case HILLS, CAVE -> view + chance.whole(0, 4);
        };
        cells = new byte[columns * rows];
        ground = new int[columns];
        startColumn = chance.whole(2, columns - 3);
    }

    /** A level of this kind; the same for the same chance. */
    public static Level make(Kind kind, Chance chance) {
        LevelMaker maker = new LevelMaker(kind, chance);
        maker.layGround();
        switch (kind) {
            case CAVE -> maker.layCeiling();
            case SCREEN -> maker.layFrame();
            case HILLS, OPEN, TOWER -> {}
        }
        maker.layPlatforms();
        return maker.furnish();
    }

    private void layGround() {
        int most = kind == Kind.HILLS || kind == Kind.CAVE ? rows - FREE_ROWS - 1 : 3;
        int height = chance.whole(1, kind == Kind.OPEN ? 3 : 2);
        double rough = kind == Kind.OPEN ? 0.25 : kind == Kind.HILLS ? 0.85 : 0.6;
        for (int column = 0; column < columns; ) {
            int length = chance.whole(2, kind == Kind.OPEN ? 9 : 6);
            for (int i = 0; i < length && column < columns; i++, column++) {
                ground[column] = height;
            }
            if (chance.in(rough)) {
                height = Math.clamp(height + chance.of(-2, -1, -1, 1, 1, 2), 1, Math.max(1, Math.min(most, 5)));
            }
        }
        ground[startColumn - 1] = ground[startColumn];
        ground[startColumn + 1] = ground[startColumn];
        for (int column = 0; column < columns; column++) {
            fill(column, rows - ground[column], rows, Level.SOLID);
        }
    }

    private void layCeiling() {
        int depth = chance.whole(1, 2);
        for (int column = 0; column < columns; column++) {
            if (column % 3 == 0) {
                depth = Math.clamp(depth + chance.whole(-1, 1), 1, 4);
            }
            int lowest = rows - Math.max(ground[column], Math.max(left(column), right(column))) - FREE_ROWS;
            fill(column, 0, Math.min(depth, lowest), Level.SOLID);
        }
    }

    private int left(int column) {
        return ground[Math.max(0, column - 1)];
    }

    private int right(int column) {
        return ground[Math.min(columns - 1, column + 1)];
    }

    private void layFrame() {
        boolean cutOff = columns * cell > Level.VIEW + MOST_CUT_OFF;
        if (cutOff || chance.in(0.6)) {
            fill(0, 0, rows, Level.SOLID);
            fill(columns - 1, 0, rows, Level.SOLID);
            ground[0] = rows;
            ground[columns - 1] = rows;
            if (chance.in(0.5)) {
                for (int column = 0; column < columns; column++) {
                    fill(column, 0, 1, Level.SOLID);
                }
            }
        }
    }

    private void layPlatforms() {
        double often = switch (kind) {
            case OPEN -> 0.12;
            case HILLS, CAVE -> 0.45;
            case SCREEN, TOWER -> 0.75;
        };
        for (int tier = 1; tier * 2 < rows; tier++) {
            for (int column = chance.whole(0, 3); column < columns; ) {
                int length = chance.whole(2, 4);
                if (chance.in(often) && (tier <= 2 || kind == Kind.TOWER || kind == Kind.SCREEN)) {
                    layPlatform(column, length, tier);
                    column += length;
                }
                column += chance.whole(1, 3);
            }
        }
    }

    private void layPlatform(int column, int length, int tier) {
        int highest = 0;
        for (int c = column; c < Math.min(columns, column + length); c++) {
            highest = Math.max(highest, ground[c] == rows ? 0 : ground[c]);
        }
        int row = rows - highest - 2 * tier;
        boolean wall = chance.in(0.2) && tier == 2;
        for (int c = column; c < Math.min(columns, column + length); c++) {
            if (row > 1 && cells[row * columns + c] == Level.EMPTY && cells[(row - 1) * columns + c] == Level.EMPTY) {
                cells[row * columns + c] = wall ? Level.SOLID : Level.THIN;
            }
        }
    }

    private void fill(int column, int from, int to, byte what) {
        for (int row = Math.max(0, from); row < Math.min(rows, to); row++) {
            cells[row * columns + column] = what;
        }
    }

    private boolean standable(int column, int row) {
        return row >= 2
                && row + 1 < rows
                && cells[row * columns + column] == Level.EMPTY
                && cells[(row - 1) * columns + column] != Level.SOLID
                && cells[(row + 1) * columns + column] != Level.EMPTY;
    }

    private Level furnish() {
        List<Spot> coins = new ArrayList<>();
        List<Patrol> patrols = new ArrayList<>();
        double rich = chance.between(0, 0.35);
        double wild = kind == Kind.OPEN ? 0.1 : chance.between(0.1, 0.5);
        for (int row = 1; row < rows - 1; row++) {
            for (int column = 0; column < columns; ) {
                int length = 0;
                while (column + length < columns && standable(column + length, row)) {
                    length++;
                }
                for (int i = 0; i < length; i++) {
                    if (chance.in(rich)) {
                        coins.add(new Spot((column + i + 0.5) * cell, (row + 1 - chance.of(0.5, 0.5, 1.7)) * cell));
                    }
                }
                if (length >= 4 && chance.in(wild)) {
                    double from = (column + 0.5) * cell;
                    patrols.add(
                            new Patrol(from, from + (length - 1) * cell, (row + 1) * cell, chance.of(0.5, 0.75, 1.0)));
                }
                column += Math.max(1, length);
            }
        }
        return new Level(kind, columns, rows, cell, cells, start(), coins, patrols, lifts());
    }

    private Spot start() {
        return new Spot((startColumn + 0.5) * cell, (rows - ground[startColumn]) * (double) cell);
    }

    private List<Lift> lifts() {
        List<Lift> lifts = new ArrayList<>();
        int wanted = kind == Kind.OPEN ? chance.whole(0, 1) : chance.whole(0, columns / 9);
        for (int i = 0; i < wanted; i++) {
            int column = chance.whole(1, Math.max(1, columns - 6));
            int length = chance.whole(2, 5);
            int highest = 0;
            for (int c = column; c < Math.min(columns, column + length + 2); c++) {
                highest = Math.max(highest, ground[c] == rows ? 0 : ground[c]);
            }
            double y = (rows - highest - chance.whole(1, 2)) * (double) cell;
            double x = (column + 1.0) * cell;
            Spot from = new Spot(x, y);
            Spot to = chance.in(0.5) ? new Spot(x + length * cell, y) : new Spot(x, Math.max(3 * cell, y - 3 * cell));
            double way = Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
            int period = 2 * Math.max(4, (int) Math.rint(way / chance.between(0.6, 1.2)));
            lifts.add(new Lift(from, to, 1.5 * cell, period, chance.whole(0, period)));
        }
        return lifts;
    }
}
