package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a picture looks like in eight numbers; all but the last three are of luma 0..255: mean; standard deviation; mean
 * absolute difference of neighbours in a row; in a column; share of whole 8x8 blocks with a deviation below 2; share of
 * neighbours that differ by more than 32 (edges); colourfulness (Hasler and Süsstrunk 2003); mean absolute difference
 * across the lines of the 8-pixel grid over that of other neighbours, each plus 1 (1 if the grid does not show).
 */
final class PictureStatistics {
    static final int COUNT = 8;

    private static final int BLOCK = 8;
    private static final double FLAT = 2;
    private static final int EDGE = 32;

    private final int width;
    private final int height;
    private final int[] luma;
    private final Mean rows = new Mean();
    private final Mean columns = new Mean();
    private final Mean edges = new Mean();
    private final Mean onGrid = new Mean();
    private final Mean offGrid = new Mean();

    private PictureStatistics(Picture picture) {
        this.width = picture.width();
        this.height = picture.height();
        this.luma = Luma.of(picture);
    }

    /** The numbers of a picture, in the order above. */
    static double[] of(Picture picture) {
        PictureStatistics statistics = new PictureStatistics(picture);
        statistics.addNeighbours();
        Mean brightness = new Mean();
        Arrays.stream(statistics.luma).forEach(brightness::add);
        return new double[] {
            brightness.mean(),
            brightness.deviation(),
            statistics.rows.mean(),
            statistics.columns.mean(),
            statistics.flatBlocks(),
            statistics.edges.mean(),
            colourfulness(picture),
            (statistics.onGrid.mean() + 1) / (statistics.offGrid.mean() + 1)
        };
    }

    private void addNeighbours() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int here = luma[y * width + x];
                if (x > 0) {
                    addNeighbour(Math.abs(here - luma[y * width + x - 1]), x, rows);
                }
                if (y > 0) {
                    addNeighbour(Math.abs(here - luma[(y - 1) * width + x]), y, columns);
                }
            }
        }
    }

    private void addNeighbour(int difference, int place, Mean direction) {
        direction.add(difference);
        edges.add(difference > EDGE ? 1 : 0);
        (place % BLOCK == 0 ? onGrid : offGrid).add(difference);
    }

    private double flatBlocks() {
        Mean flat = new Mean();
        for (int y = 0; y + BLOCK <= height; y += BLOCK) {
            for (int x = 0; x + BLOCK <= width; x += BLOCK) {
                flat.add(block(x, y).deviation() < FLAT ? 1 : 0);
            }
        }
        return flat.mean();
    }

    private Mean block(int left, int top) {
        Mean block = new Mean();
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                block.add(luma[y * width + x]);
            }
        }
        return block;
    }

    private static double colourfulness(Picture picture) {
        Mean redGreen = new Mean();
        Mean yellowBlue = new Mean();
        byte[] bgra = picture.bgra();
        for (int i = 0; i < bgra.length; i += 4) {
            int blue = bgra[i] & 255;
            int green = bgra[i + 1] & 255;
            int red = bgra[i + 2] & 255;
            redGreen.add(red - green);
            yellowBlue.add((red + green) / 2.0 - blue);
        }
        return Math.hypot(redGreen.deviation(), yellowBlue.deviation())
                + 0.3 * Math.hypot(redGreen.mean(), yellowBlue.mean());
    }

    /** Of the numbers given so far; 0 if there are none. */
    private static final class Mean {
        private long count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return count == 0 ? 0 : sum / count;
        }

        double deviation() {
            return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean() * mean()));
        }
    }

    /** Where the numbers of real pictures lie: from the 1st to the 99th percentile of each. */
    record Ranges(double[] low, double[] high) {
        private static final double TAIL = 0.01;

        /** The ranges of at least one picture. */
        static Ranges of(List<double[]> pictures) {
            double[] low = new double[COUNT];
            double[] high = new double[COUNT];
            for (int k = 0; k < COUNT; k++) {
                int place = k;
                List<Double> sorted = new ArrayList<>(
                        pictures.stream().map(numbers -> numbers[place]).toList());
                sorted.sort(null);
                low[k] = Bootstrap.percentile(sorted, TAIL);
                high[k] = Bootstrap.percentile(sorted, 1 - TAIL);
            }
            return new Ranges(low, high);
        }

        /** For each number 1 if it lies in its range, else 0. */
        double[] within(double[] numbers) {
            double[] within = new double[COUNT];
            Arrays.setAll(within, k -> numbers[k] >= low[k] && numbers[k] <= high[k] ? 1 : 0);
            return within;
        }
    }
}
