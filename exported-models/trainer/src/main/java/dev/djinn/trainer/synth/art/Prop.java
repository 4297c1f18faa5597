package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;

/** Things that stand about. */
enum Prop {
    ROUND_TREE(1.6),
    SPRUCE(1.7),
    PALM(1.7),
    BUSH(0.6),
    HOUSE(1.3),
    TOWER(2),
    LAMP(1.2),
    FENCE(0.5),
    FLOWER(0.5),
    GRASS(0.35),
    ROCK(0.5),
    CACTUS(1),
    MUSHROOM(0.6),
    SIGN(0.7),
    CRYSTAL(0.8),
    BARREL(0.6),
    PILLAR(1.6),
    SHELF(1.1),
    SNOWMAN(1),
    WINDMILL(1.8),
    STALK(0.9);

    private final double tall;

    Prop(double tall) {
        this.tall = tall;
    }

    /** How high it is for a hero of height 1. */
    double tall() {
        return tall;
    }

    /** One of its kind, no two alike. */
    Figure make(Chance chance) {
        double a = chance.between(0.8, 1.2);
        double b = chance.between(-0.1, 0.1);
        Figure f = new Figure();
        return switch (this) {
            case ROUND_TREE, SPRUCE, PALM, BUSH, FLOWER, GRASS, CACTUS, STALK, MUSHROOM -> plant(f, a, b, chance);
            case HOUSE, TOWER, LAMP, FENCE, SIGN, PILLAR, WINDMILL -> building(f, a);
            case ROCK, CRYSTAL, BARREL, SHELF, SNOWMAN -> thing(f, a, b, chance);
        };
    }

    private Figure plant(Figure f, double a, double b, Chance chance) {
        return switch (this) {
            case ROUND_TREE -> roundTree(f, a, b, chance.in(0.3));
            case SPRUCE ->
                f.box(Role.WOOD, -0.05, -0.25, 0.1, 0.25)
                        .polygon(Role.LEAF, -0.3 * a, -0.18, 0.3 * a, -0.18, 0, -0.62)
                        .polygon(Role.LEAF, -0.23 * a, -0.42, 0.23 * a, -0.42, 0, -0.82)
                        .polygon(Role.LEAF_LIGHT, -0.15 * a, -0.66, 0.15 * a, -0.66, 0, -1);
            case PALM ->
                f.limb(Role.WOOD, 0.08, 0, 0, 0.06 + b, -0.4, 0.1 + 2 * b, -0.82)
                        .limb(Role.LEAF, 0.08, 0.1 + 2 * b, -0.84, -0.15, -0.95, -0.3, -0.75)
                        .limb(Role.LEAF_LIGHT, 0.08, 0.1 + 2 * b, -0.84, 0.3, -0.98, 0.45, -0.78)
                        .limb(Role.LEAF, 0.07, 0.1 + 2 * b, -0.84, 0.15, -1, 0.3, -0.68);
            case BUSH ->
                f.oval(Role.LEAF, -0.3, -0.35, 0.7, 0.7)
                        .oval(Role.LEAF, 0.35, -0.3, 0.65, 0.6)
                        .oval(Role.LEAF_LIGHT, 0, -0.55, 0.8 * a, 0.8);
            case FLOWER ->
                f.limb(Role.LEAF, 0.1, 0, 0, b, -0.6)
                        .oval(Role.BLOOM, b, -0.75, 0.5 * a, 0.5)
                        .oval(Role.LIGHT, b, -0.75, 0.2, 0.2);
            case GRASS ->
                f.limb(Role.LEAF, 0.12, -0.3, 0, -0.45, -0.8)
                        .limb(Role.LEAF_LIGHT, 0.12, 0, 0, b, -1)
                        .limb(Role.LEAF, 0.12, 0.3, 0, 0.5, -0.7);
            case CACTUS ->
                f.limb(Role.LEAF, 0.2, 0, 0, 0, -0.9)
                        .limb(Role.LEAF, 0.13, 0, -0.4, 0.27 * a, -0.4, 0.27 * a, -0.7)
                        .limb(Role.LEAF, 0.13, 0, -0.3, -0.25 * a, -0.3, -0.25 * a, -0.55);
            case STALK ->
                f.limb(Role.TOP, 0.04, -0.1, 0, -0.05 + b, -0.9)
                        .limb(Role.LEAF_LIGHT, 0.04, 0, 0, 0.1 + b, -1)
                        .limb(Role.TOP, 0.04, 0.1, 0, 0.22 + b, -0.8);
            case MUSHROOM ->
                f.box(Role.WALL, -0.15, -0.5, 0.3, 0.5)
                        .oval(Role.ROOF, 0, -0.65, 1.1 * a, 0.7)
                        .oval(Role.CLOUD, -0.2, -0.7, 0.2, 0.2)
                        .oval(Role.CLOUD, 0.22, -0.75, 0.18, 0.18);
            default -> throw new IllegalStateException(name());
        };
    }

    private Figure building(Figure f, double a) {
        return switch (this) {
            case HOUSE -> house(f, a);
            case TOWER ->
                f.box(Role.WALL, -0.16 * a, -0.8, 0.32 * a, 0.8)
                        .polygon(Role.ROOF, -0.22 * a, -0.78, 0.22 * a, -0.78, 0, -1)
                        .box(Role.GLASS, -0.04, -0.65, 0.08, 0.1)
                        .box(Role.GLASS, -0.04, -0.4, 0.08, 0.1);
            case LAMP -> f.limb(Role.STONE, 0.06, 0, 0, 0, -0.85).oval(Role.LIGHT, 0, -0.88, 0.24, 0.24);
            case FENCE ->
                f.box(Role.WOOD, -0.9, -0.75, 1.8, 0.18)
                        .box(Role.WOOD, -0.75, -1, 0.2, 1)
                        .box(Role.WOOD, -0.1, -1, 0.2, 1)
                        .box(Role.WOOD, 0.55, -1, 0.2, 1);
            case SIGN ->
                f.box(Role.WOOD, -0.08, -0.6, 0.16, 0.6)
                        .polygon(Role.WALL, -0.5, -1, 0.35, -1, 0.6, -0.78, 0.35, -0.55, -0.5, -0.55);
            case PILLAR ->
                f.box(Role.STONE, -0.1, -0.9, 0.2, 0.9)
                        .box(Role.STONE, -0.17, -1, 0.34, 0.12)
                        .box(Role.STONE, -0.17, -0.1, 0.34, 0.1);
            case WINDMILL ->
                f.polygon(Role.WALL, -0.16, 0, -0.1, -0.65, 0.1, -0.65, 0.16, 0)
                        .polygon(Role.ROOF, -0.13, -0.64, 0.13, -0.64, 0, -0.78)
                        .stroke(Role.WOOD, 0.04, -0.27, -0.92, 0.27, -0.38)
                        .stroke(Role.WOOD, 0.04, -0.27, -0.38, 0.27, -0.92);
            default -> throw new IllegalStateException(name());
        };
    }

    private Figure thing(Figure f, double a, double b, Chance chance) {
        return switch (this) {
            case ROCK -> f.polygon(Role.STONE, -0.7 * a, 0, -0.5, -0.7, -0.05, -1, 0.45, -0.75, 0.75 * a, 0);
            case CRYSTAL ->
                f.polygon(Role.GLASS, -0.25, 0, -0.4 * a, -0.5, -0.15, -0.7, 0, 0)
                        .polygon(Role.BLOOM, -0.12, 0, -0.15, -0.75, 0.1 + b, -1, 0.25, -0.65, 0.2, 0);
            case BARREL ->
                f.rounded(Role.WOOD, -0.4, -1, 0.8, 1, 0.3)
                        .box(Role.STONE, -0.42, -0.75, 0.84, 0.12)
                        .box(Role.STONE, -0.42, -0.35, 0.84, 0.12);
            case SHELF -> shelf(f, chance);
            case SNOWMAN ->
                f.oval(Role.CLOUD, 0, -0.27, 0.6, 0.54)
                        .oval(Role.CLOUD, 0, -0.62, 0.44, 0.4)
                        .oval(Role.CLOUD, 0, -0.86, 0.3, 0.28)
                        .polygon(Role.ROOF, 0, -0.88, 0.2, -0.84, 0, -0.82);
            default -> throw new IllegalStateException(name());
        };
    }

    private static Figure roundTree(Figure f, double a, double b, boolean fruit) {
        f.limb(Role.WOOD, 0.12, 0, -0.03, b / 2, -0.45)
                .oval(Role.LEAF, -0.2, -0.58, 0.42 * a, 0.42)
                .oval(Role.LEAF, 0.2, -0.56, 0.42 * a, 0.4)
                .oval(Role.LEAF, 0, -0.76, 0.5 * a, 0.46);
        if (fruit) {
            f.oval(Role.ROOF, -0.15, -0.62, 0.1, 0.1)
                    .oval(Role.ROOF, 0.18, -0.58, 0.1, 0.1)
                    .oval(Role.ROOF, 0.03, -0.8, 0.1, 0.1);
        } else {
            f.oval(Role.LEAF_LIGHT, b, -0.74, 0.3 * a, 0.26);
        }
        return f;
    }

    private static Figure house(Figure f, double a) {
        return f.box(Role.WALL, -0.45 * a, -0.55, 0.9 * a, 0.55)
                .box(Role.ROOF, 0.2 * a, -0.95, 0.12, 0.3)
                .polygon(Role.ROOF, -0.58 * a, -0.52, 0.58 * a, -0.52, 0, -1)
                .box(Role.WOOD, -0.1, -0.32, 0.2, 0.32)
                .box(Role.GLASS, -0.36 * a, -0.42, 0.16, 0.16)
                .box(Role.GLASS, 0.2 * a, -0.42, 0.16, 0.16);
    }

    private static Figure shelf(Figure f, Chance chance) {
        f.box(Role.WOOD, -0.35, -1, 0.7, 1);
        for (int row = 0; row < 3; row++) {
            f.box(Role.LINE, -0.3, -0.95 + 0.32 * row, 0.6, 0.26);
            for (int i = 0; i < 4; i++) {
                Role role = chance.of(Role.ROOF, Role.GLASS, Role.BLOOM, Role.LEAF, Role.LIGHT);
                f.box(role, -0.28 + 0.14 * i, -0.9 + 0.32 * row, 0.1, 0.21);
            }
        }
        return f;
    }
}
