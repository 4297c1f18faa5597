package dev.djinn.assets;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Draws the bundled prompts, one rectangle after another, on a 64 x 64 grid of two-pixel squares. */
final class PromptArt {
    private static final int CELLS = 64;
    private static final int SCALE = 2;

    private final BufferedImage image = new BufferedImage(CELLS * SCALE, CELLS * SCALE, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final RandomGenerator dice;

    private PromptArt(long seed) {
        dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static BufferedImage draw(BundledPrompt prompt) {
        PromptArt art = new PromptArt(prompt.ordinal());
        switch (prompt) {
            case MEADOW -> art.meadow();
            case DUSK -> art.dusk();
            case CAVE -> art.cave();
            case PAPER -> art.paper();
        }
        art.pen.dispose();
        return art.image;
    }

    private void meadow() {
        sky(0x5ABEFA, 0xD2F0FF);
        for (int cloud = 0; cloud < 4; cloud++) {
            int x = dice.nextInt(CELLS - 12);
            int y = 4 + dice.nextInt(14);
            box(0xF4FBFF, x, y, 12, 3);
            box(0xFFFFFF, x + 3, y - 2, 6, 2);
        }
        hills(0x3F86B0, 20, 6, 0.11);
        hills(0x1F5245, 12, 5, 0.16);
        ground(0x6E452C, 0x50C050, 0x5A3722);
        platform(0x785032, 0x6ED264, 10, 40, 14);
        platform(0x785032, 0x6ED264, 40, 33, 16);
        coin(16, 35);
        coin(48, 28);
        hero(28, 0xE6465A);
    }

    private void dusk() {
        sky(0x181C46, 0xD06078);
        stars(34, 30);
        box(0xFFE8B0, 48, 7, 6, 6);
        hills(0x3A2A5E, 22, 7, 0.09);
        hills(0x241C44, 13, 5, 0.17);
        ground(0x4A3040, 0xB06A48, 0x3A2434);
        platform(0x5A3A4C, 0xC88050, 6, 36, 12);
        platform(0x5A3A4C, 0xC88050, 26, 42, 10);
        platform(0x5A3A4C, 0xC88050, 46, 38, 13);
        coin(11, 31);
        coin(51, 33);
        hero(32, 0x4AA8E0);
    }

    private void cave() {
        sky(0x140A28, 0x2A1446);
        stars(22, 48);
        for (int x = 0; x < CELLS; x += 4) {
            box(0x32264E, x, 0, 4, 4 + dice.nextInt(8));
        }
        ground(0x463C6E, 0x966EFF, 0x3A315C);
        platform(0x463C6E, 0x966EFF, 4, 42, 15);
        platform(0x463C6E, 0x966EFF, 25, 34, 12);
        platform(0x463C6E, 0x966EFF, 46, 41, 14);
        crystal(9, 36);
        crystal(30, 28);
        crystal(52, 35);
        hero(22, 0xF0A030);
    }

    private void paper() {
        sky(0xFAF7EE, 0xF1EBDA);
        for (int y = 6; y < CELLS; y += 6) {
            box(0xE2E6F0, 0, y, CELLS, 1);
        }
        box(0x28283C, 0, 52, CELLS, 1);
        for (int x = 1; x < CELLS; x += 5) {
            box(0x8C8CA0, x, 54 + dice.nextInt(6), 2, 1);
        }
        outline(0x28283C, 8, 40, 15, 4);
        outline(0x28283C, 40, 33, 16, 4);
        outline(0xDC503C, 14, 33, 4, 4);
        outline(0xDC503C, 46, 26, 4, 4);
        outline(0x28283C, 29, 42, 4, 4);
        box(0x28283C, 31, 46, 1, 4);
        box(0x28283C, 29, 47, 5, 1);
        box(0x28283C, 30, 50, 1, 2);
        box(0x28283C, 32, 50, 1, 2);
    }

    private void sky(int top, int bottom) {
        for (int y = 0; y < CELLS; y++) {
            pen.setPaint(new GradientPaint(0, 0, new Color(top), 0, CELLS * SCALE, new Color(bottom)));
            pen.fillRect(0, y * SCALE, CELLS * SCALE, SCALE);
        }
    }

    private void stars(int count, int below) {
        for (int i = 0; i < count; i++) {
            box(i % 3 == 0 ? 0xFFFFFF : 0xB8A8D8, dice.nextInt(CELLS), dice.nextInt(below), 1, 1);
        }
    }

    private void hills(int colour, int height, int swing, double bend) {
        double shift = dice.nextInt(60);
        for (int x = 0; x < CELLS; x++) {
            int tall = height + (int) Math.round(swing * StrictMath.sin((x + shift) * bend));
            box(colour, x, 53 - tall, 1, tall);
        }
    }

    private void ground(int soil, int grass, int joint) {
        box(soil, 0, 53, CELLS, 11);
        box(grass, 0, 52, CELLS, 2);
        for (int x = 3; x < CELLS; x += 8) {
            box(joint, x, 54, 1, 5);
            box(joint, (x + 4) % CELLS, 59, 1, 5);
        }
        box(joint, 0, 59, CELLS, 1);
    }

    private void platform(int body, int top, int x, int y, int width) {
        box(body, x, y, width, 4);
        box(top, x, y, width, 1);
    }

    private void coin(int x, int y) {
        box(0xFFD23C, x, y + 1, 4, 2);
        box(0xFFD23C, x + 1, y, 2, 4);
        box(0xFFF5AA, x + 1, y + 1, 1, 2);
    }

    private void crystal(int x, int y) {
        box(0x6EF0E6, x + 1, y, 2, 6);
        box(0x3CB4D2, x, y + 2, 4, 3);
        box(0xD2FFFA, x + 1, y + 1, 1, 3);
    }

    private void hero(int x, int shirt) {
        box(0x3C2820, x, 41, 6, 2);
        box(0xFFD6AA, x + 1, 43, 5, 3);
        box(0x101018, x + 4, 44, 1, 1);
        box(shirt, x, 46, 6, 4);
        box(0x3C5AC8, x, 50, 2, 2);
        box(0x3C5AC8, x + 4, 50, 2, 2);
    }

    private void outline(int colour, int x, int y, int width, int height) {
        box(colour, x, y, width, 1);
        box(colour, x, y + height - 1, width, 1);
        box(colour, x, y, 1, height);
        box(colour, x + width - 1, y, 1, height);
    }

    private void box(int colour, int x, int y, int width, int height) {
        pen.setColor(new Color(colour));
        pen.fillRect(x * SCALE, y * SCALE, width * SCALE, height * SCALE);
    }
}
