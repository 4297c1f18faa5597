package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;

/** Families drawn with lines on paper or board. */
final class DrawnStyles {
    private DrawnStyles() {}

    /** How a hand holds its tool. */
    private record Hand(double unsteady, double width, int strokes, int paper, int ink) {
        SketchPen pen(SketchPen.Fill fill, double cover, Chance chance) {
            return new SketchPen(unsteady, width, strokes, fill, cover, paper, ink, chance.split(chance.bits()));
        }
    }

    private static Palette onPaper(Palette palette, int paper, int line) {
        return palette.with(paper, Role.PAPER, Role.SKY_LOW, Role.SKY_TOP, Role.GROUND, Role.PLATFORM)
                .with(line, Role.LINE, Role.GROUND_DARK, Role.TOP);
    }

    private static Look look(
            Palette palette, Pen pen, Pen cast, Look.Backdrop backdrop, Ground ground, Biome biome, Finish finish) {
        Look.Finishes finishes = new Look.Finishes(Finish.NONE, Finish.NONE, finish, finish);
        return new Look(false, palette, pen, cast, backdrop, ground, Scenery.props(biome), finishes, Look.Screen.CLEAR);
    }

    private static Look.Backdrop sheet(Biome biome, Sky sky, Pen pen, Chance chance) {
        boolean empty = chance.in(0.35);
        Look.Backdrop full = Scenery.backdrop(biome, sky, pen, chance);
        return new Look.Backdrop(
                sky,
                empty ? Ridge.NOTHING : full.first(),
                Ridge.NOTHING,
                chance.in(0.5),
                pen,
                !empty && chance.in(0.3));
    }

    static Look pencil(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int paper = Colours.hsv(0.12, chance.between(0, 0.1), chance.between(0.9, 1));
        int lead = Colours.grey(chance.between(0.15, 0.4));
        Hand hand = new Hand(chance.between(0.2, 0.5), chance.between(0.5, 0.8), 2, paper, lead);
        Pen pen = hand.pen(chance.of(SketchPen.Fill.NONE, SketchPen.Fill.HATCH), 0.9, chance);
        SketchPen cast = new SketchPen(
                0.2,
                0.8,
                1,
                chance.of(SketchPen.Fill.NONE, SketchPen.Fill.HATCH),
                1,
                paper,
                Colours.darker(lead, 0.5),
                chance);
        Sky sky = chance.of(Sky.PAPER, Sky.PAPER, Sky.PLAIN, Sky.RULED, Sky.SQUARED);
        Texture texture = chance.of(Texture.PLAIN, Texture.PLAIN, Texture.HATCH, Texture.SCRIBBLE);
        Pen faint = new SketchPen(0.4, 0.5, 1, SketchPen.Fill.NONE, 0.8, paper, Colours.lighter(lead, 0.45), chance);
        Palette palette = onPaper(Palette.of(biome, chance), paper, Colours.lighter(lead, 0.2));
        Ground ground = new Ground(texture, chance.of(0.0, 0.9), 0, 0, 0, 0, 0.7);
        return look(palette, pen, cast, sheet(biome, sky, faint, chance), ground, biome, Finish.tooth(0.36, 0.9, 3));
    }

    static Look ink(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int paper = chance.of(0xFFFFFF, 0xFAF4E4, 0xF0E2C0);
        int ink = chance.of(0x101014, 0x101014, 0x1A1A50, 0x4A2A12);
        Hand hand = new Hand(0.15, chance.between(0.5, 0.8), 1, paper, ink);
        Pen pen = hand.pen(SketchPen.Fill.HATCH, 1, chance);
        Pen cast = new SketchPen(0.1, 0.9, 1, SketchPen.Fill.CROSS, 1, paper, ink, chance);
        Ground ground =
                new Ground(chance.of(Texture.HATCH, Texture.CROSS, Texture.STONES, Texture.BRICK), 1, 0, 0, 0, 0, 0.9);
        Pen far = hand.pen(SketchPen.Fill.NONE, 1, chance);
        return look(
                onPaper(Palette.of(biome, chance), paper, ink),
                pen,
                cast,
                sheet(biome, chance.of(Sky.PLAIN, Sky.PAPER), far, chance),
                ground,
                biome,
                Finish.NONE);
    }

    /** Black lines on white, ready to be coloured in. */
    static Look colouring(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        double width = chance.between(0.8, 1.7);
        Hand hand = new Hand(chance.between(0, 0.25), width, 1, 0xFFFFFF, 0x080808);
        Pen pen = hand.pen(SketchPen.Fill.NONE, 1, chance);
        SketchPen.Fill fill = chance.in(0.4) ? SketchPen.Fill.COLOUR : SketchPen.Fill.NONE;
        Pen cast = new SketchPen(0.1, Math.min(width, 0.9), 1, fill, 1, 0xFFFFFF, 0x080808, chance);
        Ground ground = new Ground(Texture.PLAIN, chance.of(0.0, 1.0), 0, 0, 0, 0, width);
        return look(
                onPaper(Palette.of(biome, chance), 0xFFFFFF, 0x080808),
                pen,
                cast,
                sheet(biome, Sky.PLAIN, pen, chance),
                ground,
                biome,
                Finish.NONE);
    }

    static Look crayon(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int paper = chance.of(0xFFFDF6, 0xFFFFFF, 0xF6EAD0, 0xE8F0F4);
        Hand hand = new Hand(chance.between(0.4, 0.7), chance.between(1, 1.5), 1, paper, -1);
        Pen pen = hand.pen(SketchPen.Fill.SCRIBBLE, 0, chance);
        Pen cast = new SketchPen(0.3, 0.9, 1, SketchPen.Fill.COLOUR, 0.7, paper, -1, chance);
        Palette plain = Palette.of(biome, chance);
        Palette palette =
                plain.with(paper, Role.PAPER, Role.SKY_LOW, Role.SKY_TOP).withCast(chance);
        Ground ground = new Ground(
                chance.of(Texture.SCRIBBLE, Texture.PLAIN, Texture.FIBRES), 1, chance.of(0.0, 2.2), 1, 1.2, 0, 0);
        Look.Backdrop back = sheet(biome, Sky.PAPER, pen, chance);
        Finish wax = Finish.tooth(chance.between(0.38, 0.5), 1.3, 11);
        Look look = look(palette, pen, cast, back, ground, biome, wax);
        return new Look(
                false,
                look.palette(),
                pen,
                cast,
                back,
                ground,
                look.props(),
                new Look.Finishes(Finish.NONE, wax, wax, Finish.tooth(0.3, 1.3, 12)),
                Look.Screen.CLEAR);
    }

    /** Felt pens on a white board or paper. */
    static Look marker(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        Hand hand = new Hand(0.3, chance.between(1, 1.5), 1, 0xFFFFFF, -1);
        Pen pen = hand.pen(SketchPen.Fill.NONE, 1, chance);
        Pen cast = hand.pen(chance.of(SketchPen.Fill.SCRIBBLE, SketchPen.Fill.BESIDE), 1, chance);
        int line = chance.of(0x1030C0, 0xC01828, 0x108030, 0x101010);
        Palette palette = onPaper(Palette.of(biome, chance), 0xFAFBFC, line).withCast(chance);
        Ground ground = new Ground(chance.of(Texture.PLAIN, Texture.HATCH), chance.of(0.0, 0.85), 0, 0, 0, 0, 1.3);
        return look(palette, pen, cast, sheet(biome, Sky.PLAIN, pen, chance), ground, biome, Finish.NONE);
    }

    static Look child(Chance chance) {
        Biome biome = chance.of(Biome.MEADOW, Biome.MEADOW, Biome.BEACH, Biome.FOREST, Biome.CITY);
        int paper = chance.of(0xFFFFFF, 0xFFFFF4, 0xD8F0FF, 0xFFF0C0);
        Hand hand = new Hand(chance.between(0.6, 1), chance.between(0.9, 1.4), 1, paper, chance.of(-1, 0x202020));
        Pen pen = hand.pen(SketchPen.Fill.BESIDE, 0, chance);
        Pen cast = new SketchPen(0.5, 0.9, 1, SketchPen.Fill.BESIDE, 0.9, paper, 0x181818, chance);
        Palette bright = Palette.of(biome, chance)
                .with(paper, Role.SKY_LOW, Role.SKY_TOP, Role.PAPER)
                .with(Colours.hsv(chance.between(0.22, 0.4), 0.8, 0.75), Role.GROUND, Role.TOP)
                .with(Colours.hsv(chance.between(0.05, 0.1), 0.7, 0.5), Role.GROUND_DARK, Role.WOOD, Role.PLATFORM)
                .withCast(chance);
        Ground ground =
                new Ground(chance.of(Texture.PLAIN, Texture.SCRIBBLE), chance.of(0.0, 1.0, 1.0), 0, 0, 1.5, 0, 1.3);
        return look(
                bright,
                pen,
                cast,
                sheet(biome, chance.of(Sky.PLAIN, Sky.PAPER), pen, chance),
                ground,
                biome,
                Finish.tooth(0.22, 1.2, 5));
    }

    static Look chalk(Chance chance) {
        Biome biome = Scenery.outdoors(chance);
        int board = chance.of(0x20342A, 0x1C2A24, 0x22252A, 0x1A2438, 0x3A2A22);
        boolean white = chance.in(0.5);
        Hand hand = new Hand(0.35, chance.between(0.9, 1.2), 1, board, white ? 0xF0F0E8 : -1);
        Pen pen = hand.pen(chance.of(SketchPen.Fill.NONE, SketchPen.Fill.SCRIBBLE), 0, chance);
        Pen cast = new SketchPen(
                0.25,
                1,
                1,
                chance.of(SketchPen.Fill.NONE, SketchPen.Fill.SCRIBBLE, SketchPen.Fill.COLOUR),
                0.8,
                board,
                -1,
                chance);
        Palette pastel = Palette.of(biome, chance).map(rgb -> white ? 0xF0F0E8 : Colours.lighter(rgb, 0.55));
        Palette palette = onPaper(pastel, board, chance.of(0xF0F0E8, 0xF8E890, 0xA8D8F0))
                .with(board, Role.EYE)
                .with(Colours.lighter(Colours.hsv(chance.unit(), 0.8, 1), 0.35), Role.HERO, Role.HERO_DARK);
        Ground ground = new Ground(
                chance.of(Texture.PLAIN, Texture.SCRIBBLE, Texture.HATCH), chance.of(0.0, 0.8), 0, 0, 0, 0, 1.1);
        return look(palette, pen, cast, sheet(biome, Sky.BOARD, pen, chance), ground, biome, Finish.tooth(0.42, 1, 21));
    }

    static Look blueprint(Chance chance) {
        Biome biome = chance.of(Biome.CITY, Biome.CASTLE, Biome.MEADOW, Biome.SPACE);
        int blue = Colours.hsv(chance.between(0.56, 0.63), chance.between(0.6, 0.85), chance.between(0.4, 0.65));
        int line = chance.of(0xFFFFFF, 0xE0F0FF);
        Hand hand = new Hand(0, chance.between(0.5, 0.8), 1, blue, line);
        Pen pen = hand.pen(SketchPen.Fill.NONE, 0.8, chance);
        Pen cast =
                new SketchPen(0, 0.9, 1, chance.of(SketchPen.Fill.NONE, SketchPen.Fill.HATCH), 1, blue, line, chance);
        Pen faint = new SketchPen(0, 0.5, 1, SketchPen.Fill.NONE, 0.7, blue, Colours.mix(blue, line, 0.4), chance);
        Texture texture = chance.of(Texture.PLAIN, Texture.HATCH, Texture.SQUARES);
        Palette palette = onPaper(Palette.plain(line), blue, line).with(Colours.darker(blue, 0.15), Role.GROUND);
        Ground ground = new Ground(texture, 0.9, 0, 0, 0, 0, 0.8);
        return look(palette, pen, cast, sheet(biome, Sky.GRID, faint, chance), ground, biome, Finish.NONE);
    }
}
