package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.level.Level;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * How what is solid is painted.
 *
 * @param texture inside
 * @param cover how opaque, 0..1; with 0 only lines are left
 * @param crust thickness of the top layer in units, 0 for none
 * @param ragged how uneven the lower side of the crust is, in units
 * @param round radius of outer corners in units
 * @param edge width of a painted outline in units, 0 for none
 * @param drawn width of an outline drawn by the pen in units, 0 for none
 * @param blades of grass to a unit, 0 for none
 */
record Ground(
        Texture texture,
        double cover,
        double crust,
        double ragged,
        double round,
        double edge,
        double drawn,
        double blades) {
    private static final double THICK = 0.42;

    /** Without grass. */
    Ground(Texture texture, double cover, double crust, double ragged, double round, double edge, double drawn) {
        this(texture, cover, crust, ragged, round, edge, drawn, 0);
    }

    /** Lets grass grow on what is solid. */
    void grow(Canvas canvas, Level level, Palette palette, Chance chance) {
        double tall = chance.between(2, 8);
        double lean = chance.between(-2, 2);
        for (int column = 0; blades > 0 && column < level.columns(); column++) {
            for (int row = 1; row < level.rows(); row++) {
                if (level.solid(column, row) && level.at(column, row - 1) == Level.EMPTY) {
                    tuft(
                            canvas,
                            (double) column * level.cell(),
                            (double) row * level.cell(),
                            level.cell(),
                            tall,
                            lean,
                            palette,
                            chance);
                }
            }
        }
    }

    private void tuft(
            Canvas canvas,
            double left,
            double y,
            double wide,
            double tall,
            double lean,
            Palette palette,
            Chance chance) {
        for (int i = 0; i < blades * wide; i++) {
            double x = left + chance.between(0, wide);
            double high = tall * chance.between(0.3, 1);
            int rgb =
                    Colours.mix(palette.at(chance.of(Role.TOP, Role.LEAF)), palette.at(Role.LEAF_LIGHT), chance.unit());
            double tip = x + lean * high / tall + chance.between(-1, 1);
            canvas.stroke(
                    Figure.segment(x, y + chance.between(0, 2.5), tip, y - high),
                    0.6,
                    chance.in(0.3) ? Colours.darker(rgb, 0.4) : rgb,
                    0.9);
        }
    }

    /** Paints all that is solid in a level. */
    void paint(Canvas canvas, Level level, Pen pen, Palette palette, int seed) {
        Painter painter = new Painter(canvas, level, palette, seed);
        for (int py = 0; cover > 0 && py < canvas.height(); py++) {
            for (int px = 0; px < canvas.width(); px++) {
                painter.paint(px, py);
            }
        }
        if (drawn > 0) {
            outline(canvas, level, pen, palette.at(Role.LINE));
        }
    }

    /** Paints a single platform, its upper side in the middle of the canvas's width at {@code top}. */
    void slab(Canvas canvas, Pen pen, Palette palette, double left, double top, double width, int cell, int seed) {
        int rgb = palette.at(Role.PLATFORM);
        Rectangle2D slab = new Rectangle2D.Double(left, top, width, THICK * cell);
        if (cover > 0.5) {
            int dark = palette.at(Role.GROUND_DARK);
            canvas.fill(slab, Colours.mix(rgb, dark, 0.25), 1);
            canvas.fill(new Rectangle2D.Double(left, top, width, 1), Colours.lighter(rgb, 0.2), 1);
        }
        if (drawn > 0 || edge > 0) {
            pen.line(canvas, slab, Math.max(drawn, edge), palette.at(Role.LINE));
        }
    }

    private void outline(Canvas canvas, Level level, Pen pen, int rgb) {
        int cell = level.cell();
        for (int row = 0; row <= level.rows(); row++) {
            for (int column = 0; column < level.columns(); ) {
                int length = 0;
                while (column + length < level.columns() && level(level, column + length, row)) {
                    length++;
                }
                if (length > 0) {
                    double y = (double) row * cell;
                    segment(canvas, pen, rgb, (double) column * cell, y, (double) (column + length) * cell, y);
                }
                column += Math.max(1, length);
            }
        }
        for (int column = 1; column < level.columns(); column++) {
            for (int row = 0; row < level.rows(); ) {
                int length = 0;
                while (row + length < level.rows()
                        && level.solid(column - 1, row + length) != level.solid(column, row + length)) {
                    length++;
                }
                if (length > 0) {
                    double x = (double) column * cell;
                    segment(canvas, pen, rgb, x, (double) row * cell, x, (double) (row + length) * cell);
                }
                row += Math.max(1, length);
            }
        }
    }

    /** Whether there is a level line above this cell. */
    private static boolean level(Level level, int column, int row) {
        boolean above = level.solid(column, row - 1);
        boolean here = row < level.rows() && level.solid(column, row);
        return row < level.rows() && level.at(column, row) == Level.THIN
                || row > 0 && row < level.rows() && above != here;
    }

    private void segment(Canvas canvas, Pen pen, int rgb, double x0, double y0, double x1, double y1) {
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.lineTo(x1, y1);
        pen.line(canvas, path, drawn, rgb);
    }

    /** Decides on each pixel. */
    private final class Painter {
        private final int[] pixels;
        private final int width;
        private final double scale;
        private final Level level;
        private final int seed;
        private final double cell;
        private final int ground;
        private final int dark;
        private final int top;
        private final int platform;
        private final int line;

        Painter(Canvas canvas, Level level, Palette palette, int seed) {
            pixels = canvas.pixels();
            width = canvas.width();
            scale = canvas.scale();
            this.level = level;
            this.seed = seed;
            cell = level.cell();
            ground = palette.at(Role.GROUND);
            dark = palette.at(Role.GROUND_DARK);
            top = palette.at(Role.TOP);
            platform = palette.at(Role.PLATFORM);
            line = palette.at(Role.LINE);
        }

        void paint(int px, int py) {
            double x = (px + 0.5) / scale;
            double y = (py + 0.5) / scale;
            int column = (int) (x / cell);
            int row = (int) (y / cell);
            byte what = level.at(column, row);
            if (what == Level.SOLID && cover > 0) {
                solid(px, py, x, y, column, row);
            } else if (what == Level.THIN && y - row * cell < THICK * cell && cover > 0) {
                double t = texture.at(x, y, 0, cell, seed);
                boolean rim = edge > 0 && (y - row * cell < edge || y - row * cell > THICK * cell - edge);
                int rgb = rim ? line : Colours.mix(platform, dark, 0.6 * t);
                put(py * width + px, Colours.covering(rgb, cover));
            }
        }

        private void solid(int px, int py, double x, double y, int column, int row) {
            double left = level.solid(column - 1, row) ? cell : x - column * cell;
            double right = level.solid(column + 1, row) ? cell : (column + 1) * cell - x;
            double above = level.solid(column, row - 1) ? cell : y - row * cell;
            double below = level.solid(column, row + 1) ? cell : (row + 1) * cell - y;
            if (round > 0 && cut(Math.min(left, right), Math.min(above, below))) {
                return;
            }
            double rim = Math.min(Math.min(left, right), Math.min(above, below));
            double depth = depth(column, row, y);
            put(py * width + px, Colours.covering(colour(x, y, depth, rim), cover));
        }

        private void put(int at, int argb) {
            pixels[at] = argb + Colours.scaled(pixels[at], 1 - (argb >>> 24) / 255.0);
        }

        private boolean cut(double sideways, double upright) {
            if (sideways >= round || upright >= round) {
                return false;
            }
            double dx = round - sideways;
            double dy = round - upright;
            return dx * dx + dy * dy > round * round;
        }

        private int colour(double x, double y, double depth, double rim) {
            if (edge > 0 && rim < edge) {
                return line;
            }
            double base = Colours.luma(ground);
            double t = texture.at(x, y, depth, cell, seed);
            if (crust > 0 && depth < crust + ragged * (2 * Noise.smooth(x / 1.7, 0.5, seed + 3) - 1)) {
                return depth < 1 ? Colours.lighter(top, 0.12) : Colours.mix(top, dark, 0.3 * t * base);
            }
            return Colours.mix(ground, dark, t);
        }

        private double depth(int column, int row, double y) {
            int surface = row;
            while (surface > 0 && row - surface < 4 && level.solid(column, surface - 1)) {
                surface--;
            }
            return surface == 0 ? 4 * cell : y - surface * cell;
        }
    }
}
