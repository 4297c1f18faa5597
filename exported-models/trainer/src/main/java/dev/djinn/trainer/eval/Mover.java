package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds how the hero moved against the scene. {@link Registration} finds how the scene scrolled; what that leaves
 * unexplained is searched for the whole-pixel shift, up to a seventh of each side, that explains most of it. A pixel is
 * explained if the 5x5 pixels round it differ less than half as much from where they come from under that shift as
 * under the scene's, and if the scene has lost what was there: a hero who comes from somewhere has gone from there.
 * Longer shifts must explain more, and any a tenth of the rest.
 *
 * <p>Where the scene scrolls, the camera is taken to follow the hero, unless another shift explains twice as much as
 * none. What goes the scene's way, but further, is scenery (a dreamed scene comes along in pieces): no camera flees its
 * hero. Where nothing but the scene moves, the hero stands still in the picture.
 *
 * <p>What moves all across the picture is no hero either but a layer of the scene: if it scrolls further than what was
 * registered, it is nearer, and the hero moves against it.
 */
final class Mover {
    private static final int REACH = 7;
    private static final int RADIUS = 2;
    private static final int BLOCK = (2 * RADIUS + 1) * (2 * RADIUS + 1);
    private static final int VISIBLE = 6 * BLOCK;
    private static final int FEWEST_PIXELS = 12;
    private static final double CONVINCING = 0.1;
    private static final double FOLLOWED = 0.5;
    private static final double PRICE_OF_LENGTH = 0.03;
    private static final double WIDE = 0.2;

    private final int width;
    private final int height;
    private final int[] before;
    private final int[] after;
    /** Of one shift at a time, used again for the next. */
    private final int[] differences;

    private final int[] rows;
    private final int[] own;

    private Mover(Picture before, Picture after) {
        this.width = before.width();
        this.height = before.height();
        this.before = Luma.of(before);
        this.after = Luma.of(after);
        this.differences = new int[width * height];
        this.rows = new int[width * height];
        this.own = new int[width * height];
    }

    /** How far the hero and the scene moved in the picture. */
    record Motion(Shift hero, Shift scene) {
        /** The hero's way against the scene. */
        Shift against() {
            return hero.less(scene);
        }
    }

    /** How far the hero of {@code before} has moved in {@code after} against the scene, x to the right, y downwards. */
    static Shift between(Picture before, Picture after) {
        return motion(before, after).against();
    }

    static Motion motion(Picture before, Picture after) {
        Shift scene = Registration.between(before, after);
        Mover mover = new Mover(before, after);
        Found found = mover.find(scene);
        if (!found.wide()) {
            return new Motion(found.shift(), scene);
        }
        if (found.shift().length() <= scene.length()) {
            return new Motion(Shift.NONE, scene);
        }
        Shift nearer = found.shift();
        Found hero = mover.find(nearer);
        return new Motion(hero.wide() ? Shift.NONE : hero.shift(), nearer);
    }

    /** What moved otherwise than the scene. */
    private record Found(Shift shift, double explained, double spread) {
        boolean wide() {
            return spread > WIDE;
        }
    }

    private Found find(Shift scene) {
        Rest rest = new Rest(scene);
        if (rest.isNothing()) {
            return new Found(Shift.NONE, 0, 0);
        }
        Found best = found(0, 0, rest);
        boolean scrolls = Math.rint(scene.length()) > 0;
        double most = scrolls ? best.explained() / FOLLOWED : 0;
        for (int y = -(height / REACH); y <= height / REACH; y++) {
            for (int x = -(width / REACH); x <= width / REACH; x++) {
                Found found = found(x, y, rest);
                double worth =
                        found.explained() * (1 - PRICE_OF_LENGTH * found.shift().length());
                if (worth > most && (found.wide() || !found.shift().goesWith(scene))) {
                    most = worth;
                    best = found;
                }
            }
        }
        double least = Math.max(FEWEST_PIXELS * VISIBLE, CONVINCING * rest.sum());
        return best.explained() < least ? new Found(Shift.NONE, 0, 0) : best;
    }

    /** What a shift of the scene leaves of the block round each pixel, and the part of the picture where that can be seen. */
    private final class Rest {
        final int[] blocks;
        final int sceneX;
        final int sceneY;
        int left;
        int right;
        int top;
        int bottom;

        Rest(Shift scene) {
            sceneX = Math.toIntExact(Math.round(scene.x()));
            sceneY = Math.toIntExact(Math.round(scene.y()));
            left = RADIUS;
            right = width - RADIUS - 1;
            top = RADIUS;
            bottom = height - RADIUS - 1;
            blocks = new int[width * height];
            addBlocks(leftBy(scene), this, blocks);
            narrow();
        }

        private void narrow() {
            int[] seen = IntStream.range(0, blocks.length)
                    .filter(i -> blocks[i] > VISIBLE)
                    .toArray();
            left = Arrays.stream(seen).map(i -> i % width).min().orElse(width);
            right = Arrays.stream(seen).map(i -> i % width).max().orElse(-1);
            top = Arrays.stream(seen).map(i -> i / width).min().orElse(height);
            bottom = Arrays.stream(seen).map(i -> i / width).max().orElse(-1);
        }

        /** Whether something was at a place before that the scene did not take along. */
        boolean lost(int x, int y) {
            int nowX = x + sceneX;
            int nowY = y + sceneY;
            return nowX >= left
                    && nowX <= right
                    && nowY >= top
                    && nowY <= bottom
                    && blocks[nowY * width + nowX] > VISIBLE;
        }

        double sum() {
            return Arrays.stream(blocks)
                    .filter(block -> block > VISIBLE)
                    .asLongStream()
                    .sum();
        }

        boolean isNothing() {
            return right < left;
        }
    }

    /** How much of the visible rest a shift explains, and how widely over the picture's width. */
    private Found found(int shiftX, int shiftY, Rest rest) {
        findDifferences(
                shiftX, shiftY, rest.left - RADIUS, rest.right + RADIUS, rest.top - RADIUS, rest.bottom + RADIUS);
        addBlocks(differences, rest, own);
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int y = rest.top; y <= rest.bottom; y++) {
            for (int x = rest.left; x <= rest.right; x++) {
                int unexplained = rest.blocks[y * width + x];
                int left = own[y * width + x];
                if (unexplained > VISIBLE && 2 * left < unexplained && rest.lost(x - shiftX, y - shiftY)) {
                    double explained = unexplained - left;
                    double place = x / (double) width;
                    sum += explained;
                    first += explained * place;
                    second += explained * place * place;
                }
            }
        }
        double variance = sum == 0 ? 0 : second / sum - (first / sum) * (first / sum);
        return new Found(new Shift(shiftX, shiftY), sum, Math.sqrt(Math.max(0, variance)));
    }

    /** The least that the whole-pixel shifts round the scene's leave of each pixel. */
    private int[] leftBy(Shift scene) {
        int[] left = new int[width * height];
        Arrays.fill(left, Integer.MAX_VALUE);
        for (int y = (int) Math.floor(scene.y()); y <= Math.ceil(scene.y()); y++) {
            for (int x = (int) Math.floor(scene.x()); x <= Math.ceil(scene.x()); x++) {
                findDifferences(x, y, 0, width - 1, 0, height - 1);
                Arrays.setAll(left, i -> Math.min(left[i], differences[i]));
            }
        }
        return left;
    }

    /** What differs under a shift in a part; nothing does where a pixel came from outside the picture. */
    private void findDifferences(int shiftX, int shiftY, int left, int right, int top, int bottom) {
        for (int y = top; y <= bottom; y++) {
            Arrays.fill(differences, y * width + left, y * width + right + 1, 0);
        }
        for (int y = Math.max(top, shiftY); y <= Math.min(bottom, height - 1 + shiftY); y++) {
            for (int x = Math.max(left, shiftX); x <= Math.min(right, width - 1 + shiftX); x++) {
                int here = y * width + x;
                differences[here] = Math.abs(after[here] - before[here - shiftY * width - shiftX]);
            }
        }
    }

    /** The sum of the block round each pixel of a part. */
    private void addBlocks(int[] values, Rest part, int[] blocks) {
        for (int y = part.top - RADIUS; y <= part.bottom + RADIUS; y++) {
            int sum = 0;
            int row = y * width;
            for (int x = part.left - RADIUS; x < part.left + RADIUS; x++) {
                sum += values[row + x];
            }
            for (int x = part.left; x <= part.right; x++) {
                sum += values[row + x + RADIUS];
                rows[row + x] = sum;
                sum -= values[row + x - RADIUS];
            }
        }
        for (int x = part.left; x <= part.right; x++) {
            int sum = 0;
            for (int y = part.top - RADIUS; y < part.top + RADIUS; y++) {
                sum += rows[y * width + x];
            }
            for (int y = part.top; y <= part.bottom; y++) {
                sum += rows[(y + RADIUS) * width + x];
                blocks[y * width + x] = sum;
                sum -= rows[(y - RADIUS) * width + x];
            }
        }
    }
}
