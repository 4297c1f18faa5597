package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.util.List;

/** What belongs to a {@link Biome} by nature. */
final class Scenery {
    private Scenery() {}

    static Biome anywhere(Chance chance) {
        return chance.of(Biome.values());
    }

    static Biome outdoors(Chance chance) {
        return chance.of(Biome.MEADOW, Biome.MEADOW, Biome.FOREST, Biome.DESERT, Biome.SNOW, Biome.CITY, Biome.BEACH);
    }

    static List<Prop> props(Biome biome) {
        return switch (biome) {
            case MEADOW ->
                List.of(Prop.ROUND_TREE, Prop.BUSH, Prop.FLOWER, Prop.GRASS, Prop.HOUSE, Prop.FENCE, Prop.WINDMILL);
            case FOREST -> List.of(Prop.SPRUCE, Prop.ROUND_TREE, Prop.MUSHROOM, Prop.BUSH, Prop.ROCK, Prop.GRASS);
            case DESERT -> List.of(Prop.CACTUS, Prop.ROCK, Prop.STALK, Prop.SIGN, Prop.PILLAR);
            case SNOW -> List.of(Prop.SPRUCE, Prop.SNOWMAN, Prop.ROCK, Prop.HOUSE);
            case CITY -> List.of(Prop.LAMP, Prop.HOUSE, Prop.SIGN, Prop.TOWER, Prop.BARREL, Prop.FENCE);
            case CAVE -> List.of(Prop.CRYSTAL, Prop.ROCK, Prop.MUSHROOM, Prop.PILLAR);
            case SPACE -> List.of(Prop.CRYSTAL, Prop.ROCK, Prop.LAMP, Prop.BARREL);
            case CASTLE -> List.of(Prop.PILLAR, Prop.BARREL, Prop.LAMP, Prop.TOWER, Prop.SIGN);
            case BEACH -> List.of(Prop.PALM, Prop.ROCK, Prop.STALK, Prop.GRASS, Prop.TOWER);
            case ROOM -> List.of(Prop.SHELF, Prop.LAMP, Prop.BARREL, Prop.FLOWER);
        };
    }

    /** What is far away there, and how it is drawn. */
    static Look.Backdrop backdrop(Biome biome, Sky sky, Pen pen, Chance chance) {
        Ridge first = far(biome, chance);
        Ridge second = near(biome, chance);
        boolean clouds = biome.outdoors() && biome != Biome.SPACE && chance.in(0.6);
        return new Look.Backdrop(sky, first, chance.in(0.7) ? second : Ridge.NOTHING, clouds, pen, chance.in(0.4));
    }

    private static Ridge far(Biome biome, Chance chance) {
        return switch (biome) {
            case MEADOW, SNOW -> chance.of(Ridge.MOUNTAINS, Ridge.HILLS);
            case FOREST -> chance.of(Ridge.MOUNTAINS, Ridge.SPRUCES, Ridge.HILLS);
            case DESERT, BEACH -> chance.of(Ridge.DUNES, Ridge.HILLS, Ridge.MOUNTAINS);
            case CITY, CASTLE -> Ridge.SKYLINE;
            case CAVE -> Ridge.CAVERN;
            case SPACE -> chance.of(Ridge.MOUNTAINS, Ridge.NOTHING);
            case ROOM -> chance.of(Ridge.COLUMNS, Ridge.NOTHING);
        };
    }

    private static Ridge near(Biome biome, Chance chance) {
        return switch (biome) {
            case MEADOW, BEACH -> Ridge.HILLS;
            case FOREST, SNOW -> Ridge.SPRUCES;
            case DESERT -> Ridge.DUNES;
            case CITY -> chance.of(Ridge.SKYLINE, Ridge.HILLS);
            case CASTLE -> Ridge.COLUMNS;
            case CAVE -> Ridge.CAVERN;
            case SPACE -> Ridge.HILLS;
            case ROOM -> Ridge.NOTHING;
        };
    }

    /** A sky as it would be there. */
    static Sky sky(Biome biome, Chance chance) {
        return switch (biome) {
            case CAVE -> chance.of(Sky.PLAIN, Sky.GRADIENT, Sky.WALL);
            case ROOM -> chance.of(Sky.PLAIN, Sky.WALL, Sky.TRIANGLES, Sky.GRADIENT);
            case SPACE -> chance.of(Sky.STARS, Sky.NEBULA);
            case CASTLE, CITY -> chance.of(Sky.GRADIENT, Sky.PLAIN, Sky.SUNSET);
            default -> chance.of(Sky.GRADIENT, Sky.GRADIENT, Sky.PLAIN, Sky.SUNSET);
        };
    }

    /** Of what the ground may be there. */
    static Texture texture(Biome biome, Chance chance) {
        return switch (biome) {
            case MEADOW, FOREST ->
                chance.of(Texture.DIRT, Texture.STONES, Texture.PLAIN, Texture.DEEP, Texture.STRIPES);
            case DESERT, BEACH -> chance.of(Texture.STRATA, Texture.DIRT, Texture.BRICK, Texture.PLAIN, Texture.DOTS);
            case SNOW -> chance.of(Texture.STONES, Texture.DEEP, Texture.PLAIN, Texture.BEVEL);
            case CITY, CASTLE -> chance.of(Texture.BRICK, Texture.BEVEL, Texture.CHECKER, Texture.PANEL);
            case CAVE -> chance.of(Texture.STONES, Texture.BRICK, Texture.DIRT, Texture.ROCKY);
            case SPACE -> chance.of(Texture.PANEL, Texture.BEVEL, Texture.STONES, Texture.STRIPES);
            case ROOM -> chance.of(Texture.PLANKS, Texture.CHECKER, Texture.BRICK);
        };
    }
}
