package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** What is behind everything. */
enum Sky {
    PLAIN,
    GRADIENT,
    CLOUDY,
    STARS,
    NEBULA,
    SUNSET,
    PAPER,
    RULED,
    SQUARED,
    GRID,
    BOARD,
    WASHES,
    WALL,
    TRIANGLES,
    BOKEH;

    /** Fills the whole canvas. */
    void paint(Canvas canvas, Palette palette, Chance chance) {
        int seed = (int) chance.bits();
        Place place = new Place(canvas, palette, seed, chance);
        int[] pixels = canvas.pixels();
        for (int py = 0; py < canvas.height(); py++) {
            for (int px = 0; px < canvas.width(); px++) {
                pixels[py * canvas.width() + px] =
                        Colours.OPAQUE | colour(place, (px + 0.5) / canvas.scale(), (py + 0.5) / canvas.scale());
            }
        }
        switch (this) {
            case SUNSET -> sun(canvas, place);
            case STARS, NEBULA -> stars(canvas, chance);
            default -> {}
        }
    }

    private static void sun(Canvas canvas, Place place) {
        double radius = 6 + 6 * Noise.at(1, 2, place.seed);
        double x = canvas.unitsX() * (0.2 + 0.6 * Noise.at(3, 2, place.seed));
        double y = canvas.unitsY() * 0.62;
        canvas.fill(
                new Ellipse2D.Double(x - 1.6 * radius, y - 1.6 * radius, 3.2 * radius, 3.2 * radius), 0xFFE8B0, 0.25);
        canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), 0xFFF0C0, 0.9);
    }

    private static void stars(Canvas canvas, Chance chance) {
        int count = (int) (canvas.unitsX() * canvas.unitsY() / 70);
        for (int i = 0; i < count; i++) {
            double side = canvas.pixelArt() ? 1 : chance.between(0.5, 1.1);
            canvas.fill(
                    new Rectangle2D.Double(
                            Math.floor(chance.unit() * canvas.unitsX()),
                            Math.floor(chance.unit() * canvas.unitsY()),
                            side,
                            side),
                    0xFFFFF0,
                    chance.between(0.3, 1));
        }
    }

    private static final class Place {
        final double high;
        final int top;
        final int low;
        final int far;
        final int paper;
        final int line;
        final int seed;
        final double gap;
        final double dense;

        Place(Canvas canvas, Palette palette, int seed, Chance chance) {
            high = canvas.unitsY();
            top = palette.at(Role.SKY_TOP);
            low = palette.at(Role.SKY_LOW);
            far = palette.at(Role.FAR);
            paper = palette.at(Role.PAPER);
            line = palette.at(Role.LINE);
            this.seed = seed;
            gap = chance.whole(4, 8);
            dense = chance.between(0.35, 0.6);
        }
    }

    private int colour(Place p, double x, double y) {
        double down = y / p.high;
        return switch (this) {
            case PLAIN -> p.low;
            case GRADIENT, STARS -> Colours.mix(p.top, p.low, down);
            case CLOUDY -> cloudy(p, x, y, down);
            case NEBULA -> nebula(p, x, y);
            case SUNSET ->
                down < 0.6 ? Colours.mix(p.top, p.low, down / 0.6) : Colours.mix(p.low, 0xFFD080, (down - 0.6) * 2);
            case PAPER -> tinted(p.paper, 0.05, Noise.octaves(x / 3, y / 3, 2, p.seed));
            case RULED -> ruled(p, x, y);
            case SQUARED -> squared(p, x, y);
            case GRID -> grid(p, x, y);
            case BOARD -> tinted(p.paper, 0.16, Noise.octaves(x / 22, y / 9, 3, p.seed));
            case WASHES ->
                Colours.mix(
                        Colours.mix(p.paper, p.top, 0.75 * Noise.octaves(x / 18, y / 12, 3, p.seed)),
                        p.low,
                        0.7 * Noise.octaves(x / 14, y / 14, 2, p.seed + 9) * down);
            case WALL -> Colours.mix(p.low, p.top, Texture.BRICK.at(x, y, 0, p.gap + 3, p.seed));
            case TRIANGLES -> triangles(p, x, y);
            case BOKEH -> bokeh(p, x, y, down);
        };
    }

    private static int tinted(int rgb, double amount, double noise) {
        return Colours.mix(rgb, noise < 0.5 ? 0 : 0xFFFFFF, 2 * amount * Math.abs(noise - 0.5));
    }

    private static int cloudy(Place p, double x, double y, double down) {
        int sky = Colours.mix(p.top, p.low, down);
        double cloud = Noise.octaves(x / 26, y / 11, 4, p.seed);
        return Colours.mix(sky, 0xFBFBFF, Math.clamp((cloud - p.dense) * 4, 0, 0.9));
    }

    private static int nebula(Place p, double x, double y) {
        double first = Noise.octaves(x / 24, y / 24, 4, p.seed);
        double second = Noise.octaves(x / 18, y / 18, 4, p.seed + 77);
        int one = Colours.mix(p.top, p.far, Math.clamp((first - 0.4) * 3, 0, 1));
        return Colours.mix(one, p.low, Math.clamp((second - 0.45) * 3, 0, 1));
    }

    private static int ruled(Place p, double x, double y) {
        int paper = tinted(p.paper, 0.03, Noise.octaves(x / 3, y / 3, 2, p.seed));
        if (y % p.gap < 0.6) {
            return Colours.mix(paper, 0x80A8E0, 0.6);
        }
        return Math.abs(x - 9) < 0.4 ? Colours.mix(paper, 0xE06070, 0.7) : paper;
    }

    private static int squared(Place p, double x, double y) {
        boolean on = x % p.gap < 0.5 || y % p.gap < 0.5;
        return on ? Colours.mix(p.paper, 0x80B0D0, 0.45) : p.paper;
    }

    private static int grid(Place p, double x, double y) {
        boolean fine = x % 4 < 0.5 || y % 4 < 0.5;
        boolean bold = x % 16 < 0.6 || y % 16 < 0.6;
        return Colours.mix(p.paper, p.line, bold ? 0.28 : fine ? 0.12 : 0);
    }

    private static int triangles(Place p, double x, double y) {
        double u = x / (p.gap + 2) + 0.5 * Math.floor(y / (p.gap + 2));
        double v = y / (p.gap + 2);
        double across = Math.abs(u - Math.floor(u) - 0.5);
        double along = v - Math.floor(v);
        return along > 0.3 && along < 0.75 && across < (along - 0.3) * 0.6 ? Colours.mix(p.low, p.top, 0.8) : p.low;
    }

    private static int bokeh(Place p, double x, double y, double down) {
        int base = Colours.mix(p.top, p.low, 0.5 * down + 0.5 * Noise.octaves(x / 30, y / 30, 2, p.seed));
        Noise.Site site = Noise.site(x / 13, y / 13, p.seed);
        double edge = Math.clamp((0.42 - site.distance()) * 8, 0, 1);
        return Colours.mix(base, Colours.hsv(site.shade(), 0.35, 1), 0.45 * edge * site.shade());
    }
}
