package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.Arrays;

/**
 * Finds how the hero moved against the scene. {@link Registration} finds how the scene scrolled; what that leaves
 * unexplained is searched for the whole-pixel shift, up to a seventh of each side, that explains most of it. A pixel is
 * explained if the 5x5 pixels round it differ less than half as much from where they come from under that shift as under the
 * scene's; longer shifts must explain more. Where the scene scrolls, the camera is taken to follow the hero unless another
 * shift explains twice as much as none; where nothing but the scene moves, the hero is taken to stand still in the picture.
 *
 * <p>What moves all across the picture is no hero but a layer of the scene: if it scrolls further than what was registered, it is
 * nearer, and the hero moves against it.
 */
final class Mover {
    private static final int REACH = 7;
    private static final int RADIUS = 2;
    private static final int BLOCK = (2 * RADIUS + 1) * (2 * RADIUS + 1);
    private static final int VISIBLE = 6 * BLOCK;
    private static final int FEWEST_PIXELS = 12;
    private static final double FOLLOWED = 0.5;
    private static final double PRICE_OF_LENGTH = 0.03;
    private static final double WIDE = 0.2;

    private final int width;
    private final int height;
    private final int[] before;
    private final int[] after;

    private Mover(Picture before, Picture after) {
        this.width = before.width();
        this.height = before.height();
        this.before = Luma.of(before);
        this.after = Luma.of(after);
    }

    /** How far the hero of {@code before} has moved in {@code after} against the scene, x to the right, y downwards. */
    static Shift between(Picture before, Picture after) {
        Shift scene = Registration.between(before, after);
        Mover mover = new Mover(before, after);
        Found found = mover.find(scene);
        if (!found.wide()) {
            return found.shift().less(scene);
        }
        if (found.shift().length() <= scene.length()) {
            return Shift.NONE.less(scene);
        }
        Shift nearer = found.shift();
        Found hero = mover.find(nearer);
        return (hero.wide() ? Shift.NONE : hero.shift()).less(nearer);
    }

    /** What moved otherwise than the scene. */
    private record Found(Shift shift, double explained, double spread) {
        boolean wide() {
            return spread > WIDE;
        }
    }

    private Found find(Shift scene) {
        int[] unexplained = leftBy(scene);
        Found none = found(0, 0, unexplained);
        Found best = none;
        boolean scrolls = Math.rint(scene.length()) > 0;
        double most = scrolls ? none.explained() / FOLLOWED : 0;
        for (int y = -(height / REACH); y <= height / REACH; y++) {
            for (int x = -(width / REACH); x <= width / REACH; x++) {
                Found found = found(x, y, unexplained);
                double worth = found.explained() * (1 - PRICE_OF_LENGTH * found.shift().length());
                if (worth > most) {
                    most = worth;
                    best = found;
                }
            }
        }
        return best.explained() < FEWEST_PIXELS * VISIBLE ? new Found(Shift.NONE, 0, 0) : best;
    }

    /** How much of the visible rest a shift explains, and how widely over the picture's width. */
    private Found found(int x, int y, int[] unexplained) {
        int[] rest = blocks(differences(x, y));
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < rest.length; i++) {
            if (unexplained[i] > VISIBLE && 2 * rest[i] < unexplained[i]) {
                double explained = unexplained[i] - rest[i];
                double place = i % width / (double) width;
                sum += explained;
                first += explained * place;
                second += explained * place * place;
            }
        }
        double variance = sum == 0 ? 0 : second / sum - (first / sum) * (first / sum);
        return new Found(new Shift(x, y), sum, Math.sqrt(Math.max(0, variance)));
    }

    /** The least that the whole-pixel shifts round the scene's leave of each block. */
    private int[] leftBy(Shift scene) {
        int[] left = new int[width * height];
        Arrays.fill(left, Integer.MAX_VALUE);
        for (int y = (int) Math.floor(scene.y()); y <= Math.ceil(scene.y()); y++) {
            for (int x = (int) Math.floor(scene.x()); x <= Math.ceil(scene.x()); x++) {
                int[] differences = differences(x, y);
                for (int i = 0; i < left.length; i++) {
                    left[i] = Math.min(left[i], differences[i]);
                }
            }
        }
        return blocks(left);
    }

    /** What differs at each pixel under a shift; nothing where it came from outside the picture. */
    private int[] differences(int shiftX, int shiftY) {
        int[] differences = new int[width * height];
        for (int y = Math.max(0, shiftY); y < Math.min(height, height + shiftY); y++) {
            for (int x = Math.max(0, shiftX); x < Math.min(width, width + shiftX); x++) {
                int here = y * width + x;
                differences[here] = Math.abs(after[here] - before[here - shiftY * width - shiftX]);
            }
        }
        return differences;
    }

    /** The sum of the block round each pixel; 0 for those too near the edge. */
    private int[] blocks(int[] values) {
        int[] rows = new int[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = RADIUS; x < width - RADIUS; x++) {
                int sum = 0;
                for (int i = y * width + x - RADIUS; i <= y * width + x + RADIUS; i++) {
                    sum += values[i];
                }
                rows[y * width + x] = sum;
            }
        }
        int[] blocks = new int[values.length];
        for (int y = RADIUS; y < height - RADIUS; y++) {
            for (int x = RADIUS; x < width - RADIUS; x++) {
                int sum = 0;
                for (int i = (y - RADIUS) * width + x; i <= (y + RADIUS) * width + x; i += width) {
                    sum += rows[i];
                }
                blocks[y * width + x] = sum;
            }
        }
        return blocks;
    }
}
