package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.util.List;

/** Families made for a screen: pixels, flat colours, gradients, light on dark. */
final class ScreenStyles {
    private static final int[][] HANDHELDS = {
        {0x0F380F, 0x306230, 0x8BAC0F, 0x9BBC0F},
        {0x003B00, 0x2F7A2A, 0x86C06C, 0xE0F8CF},
        {0x101010, 0x565656, 0xA8A8A8, 0xF8F8F8},
        {0x2B1B17, 0x7A4A32, 0xC99A5B, 0xF6E6B4},
        {0x0B1E38, 0x2F5D8A, 0x83B6D8, 0xE6F5FA},
        {0x331E50, 0x8B3A62, 0xE07A5F, 0xF9E2B0}
    };

    private ScreenStyles() {}

    private static Ground natural(Biome biome, Chance chance, double round, double edge) {
        double crust = chance.in(0.75) ? chance.between(1.2, 3) : 0;
        return new Ground(Scenery.texture(biome, chance), 1, crust, chance.between(0, 1), round, edge, 0);
    }

    static Look pixel(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        Palette palette = Palette.of(biome, chance);
        Pen pen = new PaintPen(0, 0, 0);
        Pen cast = new PaintPen(chance.in(0.5) ? 1 : 0, 0.75, 0);
        Finish few = chance.in(0.5) ? Finish.fewer(chance.whole(4, 7), chance.between(0, 0.8)) : Finish.NONE;
        return new Look(
                true,
                palette,
                pen,
                cast,
                Scenery.backdrop(biome, Scenery.sky(biome, chance), pen, chance),
                natural(biome, chance, 0, chance.in(0.4) ? 1 : 0),
                Scenery.props(biome),
                new Look.Finishes(few, few, few, Finish.NONE),
                new Look.Screen(0, 0, chance.in(0.1) ? 0.15 : 0));
    }

    static Look handheld(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        int[] tones = chance.of(List.of(HANDHELDS));
        Palette grey = Palette.of(biome, chance)
                .with(Colours.grey(0.93), Role.SKY_LOW)
                .with(Colours.grey(chance.between(0.7, 0.95)), Role.SKY_TOP)
                .with(Colours.grey(0.68), Role.FAR, Role.CLOUD)
                .with(Colours.grey(0.55), Role.NEAR, Role.LEAF, Role.STONE, Role.WALL)
                .with(Colours.grey(chance.between(0.2, 0.5)), Role.GROUND, Role.PLATFORM)
                .with(Colours.grey(0.1), Role.GROUND_DARK, Role.TOP, Role.LINE, Role.HERO_DARK, Role.ENEMY)
                .with(Colours.grey(0.15), Role.HERO)
                .with(Colours.grey(0.95), Role.HERO_LIGHT, Role.TRIM, Role.COIN, Role.ENEMY_DARK);
        Pen pen = new PaintPen(0, 0, 0);
        Finish land = Finish.tones(tones, chance.between(0.1, 0.35));
        return new Look(
                true,
                grey,
                pen,
                new PaintPen(0, 0, 0),
                Scenery.backdrop(biome, chance.of(Sky.PLAIN, Sky.GRADIENT), pen, chance),
                natural(biome, chance, 0, 1),
                Scenery.props(biome),
                new Look.Finishes(land, land, land, Finish.tones(tones, 0)),
                Look.Screen.CLEAR);
    }

    static Look space(Chance chance) {
        Palette palette = Palette.of(Biome.SPACE, chance);
        boolean pixels = chance.in(0.5);
        Pen pen = new PaintPen(0, 0, pixels ? 0 : 0.2);
        Sky sky = chance.of(Sky.NEBULA, Sky.NEBULA, Sky.STARS);
        return new Look(
                pixels,
                palette,
                pen,
                new PaintPen(pixels ? 0 : 0.5, 0.7, 0),
                Scenery.backdrop(Biome.SPACE, sky, pen, chance),
                natural(Biome.SPACE, chance, 0, chance.in(0.5) ? 1 : 0),
                Scenery.props(Biome.SPACE),
                Look.Finishes.NONE,
                Look.Screen.CLEAR);
    }

    static Look flat(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        Pen pen = new PaintPen(0, 0, 0);
        Sky sky = chance.of(Sky.PLAIN, Sky.GRADIENT, Sky.TRIANGLES);
        Texture texture = chance.of(Texture.PLAIN, Texture.PLAIN, Texture.STRIPES, Texture.DOTS, Texture.CHECKER);
        Ground ground = new Ground(texture, 1, chance.of(0.0, 2.0, 3.0), 0, chance.of(0.0, 2.5), 0, 0);
        return new Look(
                false,
                Palette.of(biome, chance),
                pen,
                pen,
                Scenery.backdrop(biome, sky, pen, chance),
                ground,
                Scenery.props(biome),
                Look.Finishes.NONE,
                Look.Screen.CLEAR);
    }

    static Look cartoon(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        double width = chance.between(0.7, 1.3);
        Pen pen = new PaintPen(width, chance.between(0.7, 1), 0);
        Palette palette = Palette.of(biome, chance).map(rgb -> Colours.lighter(rgb, 0.08));
        return new Look(
                false,
                palette,
                pen,
                pen,
                Scenery.backdrop(biome, Scenery.sky(biome, chance), new PaintPen(0, 0, 0), chance),
                natural(biome, chance, chance.of(0.0, 2.0), width),
                Scenery.props(biome),
                Look.Finishes.NONE,
                Look.Screen.CLEAR);
    }

    static Look gradient(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        Pen pen = new PaintPen(0, 0, chance.between(0.2, 0.4));
        Ground ground = new Ground(chance.of(Texture.DEEP, Texture.DEEP, Texture.BEVEL), 1, 1.5, 0.3, 2, 0, 0);
        return new Look(
                false,
                Palette.of(biome, chance),
                pen,
                pen,
                Scenery.backdrop(biome, chance.of(Sky.GRADIENT, Sky.SUNSET, Sky.BOKEH), pen, chance),
                ground,
                Scenery.props(biome),
                Look.Finishes.NONE,
                new Look.Screen(chance.between(0, 0.3), 0, 0));
    }

    /** Things with a bold outline and shading on white, as in collections of clip art. */
    static Look clipart(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int paper = chance.of(0xFFFFFF, 0xFFFFFF, 0xB8E8FF, 0xFFF6D8);
        Pen pen = new PaintPen(chance.between(0.8, 1.5), 1, chance.between(0, 0.3));
        Palette palette = Palette.of(biome, chance)
                .with(paper, Role.SKY_LOW, Role.SKY_TOP)
                .withCast(chance);
        boolean floating = chance.in(0.3);
        Ground ground = new Ground(
                Texture.PLAIN, floating ? 0 : 1, 0, 0, floating ? 0 : 2.5, floating ? 0 : 1.1, floating ? 1.2 : 0);
        Look.Backdrop backdrop = new Look.Backdrop(
                Sky.PLAIN,
                Ridge.NOTHING,
                chance.of(Ridge.NOTHING, Ridge.HILLS),
                chance.in(0.5),
                new PaintPen(0, 0, 0.15),
                false);
        return new Look(
                false,
                palette.with(0x101010, Role.LINE),
                pen,
                pen,
                backdrop,
                ground,
                Scenery.props(biome),
                Look.Finishes.NONE,
                Look.Screen.CLEAR);
    }

    static Look silhouette(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        double hue = chance.unit();
        int low = Colours.hsv(hue, chance.between(0.2, 0.7), 1);
        int top = Colours.hsv(hue + chance.between(-0.2, 0.2), 0.6, chance.between(0.4, 0.9));
        int dark = Colours.hsv(hue, 0.4, chance.between(0.02, 0.12));
        Palette palette = Palette.plain(dark)
                .with(top, Role.SKY_TOP)
                .with(low, Role.SKY_LOW)
                .with(Colours.mix(low, dark, 0.35), Role.FAR)
                .with(Colours.mix(low, dark, 0.6), Role.NEAR)
                .with(
                        Colours.mix(low, dark, 0.78),
                        Role.LEAF,
                        Role.LEAF_LIGHT,
                        Role.WOOD,
                        Role.WALL,
                        Role.ROOF,
                        Role.STONE)
                .with(Colours.lighter(low, 0.4), Role.EYE_WHITE, Role.COIN, Role.LIGHT, Role.CLOUD, Role.GLASS);
        Pen pen = new PaintPen(0, 0, 0);
        return new Look(
                false,
                palette,
                pen,
                pen,
                Scenery.backdrop(biome, chance.of(Sky.SUNSET, Sky.GRADIENT), pen, chance),
                new Ground(Texture.PLAIN, 1, chance.of(0.0, 1.5), 1, chance.of(0.0, 1.5), 0, 0),
                Scenery.props(biome),
                Look.Finishes.NONE,
                new Look.Screen(chance.between(0, 0.3), 0, 0));
    }

    static Look night(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int blue = Colours.hsv(chance.between(0.55, 0.75), 0.7, 0.16);
        double share = chance.between(0.5, 0.7);
        Palette palette = Palette.of(biome, chance)
                .map(rgb -> Colours.mix(rgb, blue, share))
                .with(Colours.darker(blue, 0.5), Role.SKY_TOP)
                .with(Colours.lighter(blue, 0.18), Role.SKY_LOW)
                .with(0xFFE9A0, Role.LIGHT, Role.GLASS)
                .withCast(chance);
        boolean pixels = chance.in(0.3);
        Pen pen = new PaintPen(0, 0, pixels ? 0 : 0.15);
        return new Look(
                pixels,
                palette,
                pen,
                new PaintPen(0, 0, 0),
                Scenery.backdrop(biome, Sky.STARS, pen, chance),
                natural(biome, chance, pixels ? 0 : 1.5, 0),
                Scenery.props(biome),
                Look.Finishes.NONE,
                new Look.Screen(pixels ? 0 : chance.between(0.1, 0.5), 0, 0));
    }

    static Look neon(Chance chance) {
        double hue = chance.unit();
        int dark = Colours.hsv(hue, 0.6, chance.between(0.02, 0.1));
        Palette palette = Palette.of(Scenery.anywhere(chance), chance)
                .map(rgb -> Colours.hsv(hue + chance.between(0.2, 0.8), chance.between(0.6, 1), 1))
                .with(dark, Role.SKY_TOP, Role.GROUND, Role.PAPER)
                .with(Colours.hsv(hue, 0.7, 0.12), Role.SKY_LOW, Role.GROUND_DARK)
                .with(Colours.hsv(hue + chance.between(0.3, 0.7), 0.9, 1), Role.LINE, Role.PLATFORM)
                .with(Colours.hsv(hue + chance.between(0.05, 0.25), 0.25, 1), Role.HERO)
                .with(dark, Role.EYE);
        Pen pen = new NeonPen(dark, chance.between(0.6, 1));
        Look.Backdrop backdrop = Scenery.backdrop(
                Scenery.outdoors(chance), chance.of(Sky.GRADIENT, Sky.PLAIN, Sky.GRID, Sky.STARS), pen, chance);
        Ground ground = new Ground(chance.of(Texture.PLAIN, Texture.SQUARES), 1, 0, 0, 0, 0, 0.8);
        return new Look(
                false,
                palette,
                pen,
                pen,
                backdrop,
                ground,
                Scenery.props(Scenery.anywhere(chance)),
                Look.Finishes.NONE,
                Look.Screen.CLEAR);
    }
}
