package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;

/** Families made of paint, paper, glass, clay and light. */
final class PaintedStyles {
    private PaintedStyles() {}

    static Look clay(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        Pen pen = new PaintPen(0, 0, 0.08);
        Finish lump = Finish.mottled(0.08, 2.5, 2, 4).then(Finish.relief(chance.whole(1, 2), 0.5));
        return new Look(
                false,
                Palette.of(biome, chance),
                pen,
                pen,
                Scenery.backdrop(biome, chance.of(Sky.PLAIN, Sky.GRADIENT), pen, chance),
                new Ground(Texture.PLAIN, 1, chance.of(0.0, 2.5), 0.5, 2.8, 0, 0),
                Scenery.props(biome),
                new Look.Finishes(Finish.NONE, Finish.NONE, lump, Finish.relief(1, 0.5)),
                new Look.Screen(chance.between(0, 0.25), 0, 0));
    }

    static Look watercolour(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int paper = chance.of(0xFFFFFF, 0xFBF7EC, 0xF4EFE0);
        Pen pen = new WashPen(chance.of(0.0, 0.0, 0.5), paper, chance.split(1));
        Palette palette = Palette.of(biome, chance).with(paper, Role.PAPER);
        Finish pigment = Finish.mottled(0.16, 6, 3, 8).then(Finish.toward(paper, 0.1));
        Ground ground = new Ground(chance.of(Texture.STRATA, Texture.DIRT, Texture.DEEP), 0.92, 2, 1.2, 2, 0, 0);
        return new Look(
                false,
                palette,
                pen,
                new WashPen(0.6, paper, chance.split(2)),
                Scenery.backdrop(biome, Sky.WASHES, pen, chance),
                ground,
                Scenery.props(biome),
                new Look.Finishes(Finish.NONE, pigment, pigment, Finish.NONE),
                Look.Screen.CLEAR);
    }

    /** Oil paint in daubs. */
    static Look paint(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        Pen pen = new PaintPen(0, 0, 0.2);
        double size = chance.between(1.3, 2.4);
        double stretch = chance.between(1, 2);
        Finish land = Finish.mottled(0.3, 3, 2, 6).then(Finish.daubed(size, stretch, false, 5));
        Ground ground = new Ground(
                chance.of(Texture.DIRT, Texture.STRATA, Texture.ROCKY), 1, 2.5, 1.2, 1.5, 0, 0, chance.of(0.0, 1.0));
        return new Look(
                false,
                Palette.of(biome, chance),
                pen,
                pen,
                Scenery.backdrop(biome, chance.of(Sky.CLOUDY, Sky.SUNSET, Sky.GRADIENT), pen, chance),
                ground,
                Scenery.props(biome),
                new Look.Finishes(
                        Finish.mottled(0.07, 6, 2, 7).then(Finish.daubed(1.5 * size, stretch, false, 5)),
                        land,
                        land,
                        Finish.mottled(0.15, 1.2, 1, 6)),
                Look.Screen.CLEAR);
    }

    /** Coloured glass or stones, set in lines. */
    static Look mosaic(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        Pen pen = new PaintPen(0, 0, 0.15);
        double size = chance.between(3, 5);
        boolean leaded = chance.in(0.6);
        Finish pieces = Finish.daubed(size, 1, leaded, 15);
        return new Look(
                false,
                Palette.of(biome, chance),
                pen,
                new PaintPen(leaded ? 0.8 : 0, 0.9, 0),
                Scenery.backdrop(biome, chance.of(Sky.GRADIENT, Sky.SUNSET), pen, chance),
                new Ground(Texture.DIRT, 1, 2.5, 0.5, 0, leaded ? 0.8 : 0, 0),
                Scenery.props(biome),
                new Look.Finishes(pieces, pieces, pieces, Finish.NONE),
                Look.Screen.CLEAR);
    }

    static Look collage(Chance chance) {
        Biome biome = Scenery.anywhere(chance);
        Pen pen = new CutPen(chance.of(0.0, 0.7), chance.split(1));
        Pen cast = new CutPen(chance.of(0.6, 0.9), chance.split(2));
        Sky sky = chance.of(Sky.PAPER, Sky.PLAIN, Sky.SQUARED, Sky.TRIANGLES, Sky.WASHES);
        Texture texture = chance.of(
                Texture.STRIPES, Texture.DOTS, Texture.CHECKER, Texture.FIBRES, Texture.PLAIN, Texture.SQUARES);
        Palette palette = Palette.of(biome, chance);
        Palette sheets = palette.with(Colours.lighter(palette.at(Role.SKY_LOW), 0.4), Role.PAPER);
        return new Look(
                false,
                sheets.with(0xFBFAF5, Role.LINE),
                pen,
                cast,
                Scenery.backdrop(biome, sky, pen, chance),
                new Ground(texture, 1, chance.of(0.0, 2.0), 0.6, 0, chance.of(0.0, 0.8), 0),
                Scenery.props(biome),
                new Look.Finishes(Finish.NONE, Finish.NONE, Finish.mottled(0.08, 1, 2, 9), Finish.NONE),
                new Look.Screen(0, 0.03, 0));
    }

    /** A landscape of noise with light, haze and grain, and objects as if cut out of other pictures. */
    static Look photo(Chance chance) {
        Biome biome = chance.in(0.85) ? Scenery.outdoors(chance) : chance.of(Biome.CAVE, Biome.ROOM, Biome.CASTLE);
        double warm = chance.between(-0.12, 0.12);
        Palette palette = Palette.of(biome, chance)
                .map(rgb -> Colours.mix(
                        Colours.mix(rgb, Colours.grey(Colours.luma(rgb)), 0.3),
                        warm > 0 ? 0xFFB060 : 0x6090FF,
                        Math.abs(warm)))
                .withCast(chance);
        Pen pen = new PaintPen(0, 0, chance.between(0.15, 0.3));
        Texture texture = chance.of(Texture.ROCKY, Texture.FIBRES, Texture.DIRT, Texture.STRATA, Texture.BRICK);
        double grass = biome == Biome.CITY || !biome.outdoors() ? 0 : chance.of(0.0, 1.0, 2.5);
        Ground ground = new Ground(texture, 1, chance.of(0.0, 3.0, 5.0), 2.5, 1.2, 0, 0, grass);
        int seed = (int) chance.bits();
        Finish far = Finish.mottled(0.25, 5, 4, seed).then(Finish.blurred(chance.whole(1, 2)));
        Finish land = Finish.mottled(0.3, 3, 4, seed + 1).then(Finish.relief(1, 0.25));
        Sky sky = biome.outdoors() ? chance.of(Sky.CLOUDY, Sky.CLOUDY, Sky.GRADIENT, Sky.SUNSET) : Sky.BOKEH;
        Look.Backdrop natural = Scenery.backdrop(biome, sky, pen, chance);
        return new Look(
                false,
                palette,
                pen,
                pen,
                new Look.Backdrop(sky, natural.first(), natural.second(), false, pen, natural.props()),
                ground,
                Scenery.props(biome),
                new Look.Finishes(
                        Finish.mottled(0.04, 9, 3, seed),
                        far,
                        land,
                        Finish.mottled(0.2, 1.5, 3, seed + 2).then(Finish.relief(1, 0.4))),
                new Look.Screen(chance.between(0.1, 0.45), chance.between(0.02, 0.07), 0));
    }
}
