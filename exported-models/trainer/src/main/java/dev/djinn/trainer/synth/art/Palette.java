package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A colour for every {@link Role}. */
final class Palette {
    private static final int HERO_TRIES = 16;
    private static final double ENOUGH = 0.33;

    private final int[] rgb;

    private Palette(int[] rgb) {
        this.rgb = rgb;
    }

    int at(Role role) {
        return rgb[role.ordinal()];
    }

    /** The same with every colour changed. */
    Palette map(IntUnaryOperator change) {
        return new Palette(Arrays.stream(rgb).map(change).toArray());
    }

    /** The same with other colours for some roles. */
    Palette with(int colour, Role... roles) {
        int[] changed = rgb.clone();
        for (Role role : roles) {
            changed[role.ordinal()] = colour;
        }
        return new Palette(changed);
    }

    /** One colour for everything. */
    static Palette plain(int colour) {
        int[] rgb = new int[Role.values().length];
        Arrays.fill(rgb, colour);
        return new Palette(rgb);
    }

    /** Colours as they would be in such a place, or, now and then, as they would be nowhere. */
    static Palette of(Biome biome, Chance chance) {
        double turn = chance.in(0.25) ? chance.unit() : chance.between(-0.03, 0.03);
        double strength = chance.between(0.7, 1.2);
        double value = chance.between(0.85, 1.08);
        int[][] hsv = biome.hsv();
        int[] rgb = new int[Role.values().length];
        for (Role role : Role.values()) {
            int[] c = hsv[role.ordinal()];
            double hue = c[0] / 360.0 + turn + chance.between(-0.02, 0.02);
            rgb[role.ordinal()] = Colours.hsv(hue, c[1] / 100.0 * strength, c[2] / 100.0 * value);
        }
        return new Palette(rgb).withCast(chance);
    }

    /** The same with a hero, enemies and coins that can be told from the scenery and from each other. */
    Palette withCast(Chance chance) {
        int[] scenery = {at(Role.SKY_TOP), at(Role.SKY_LOW), at(Role.FAR), at(Role.NEAR), at(Role.GROUND)};
        int hero = apart(chance, scenery);
        int enemy = apart(chance, at(Role.SKY_LOW), at(Role.NEAR), at(Role.GROUND), hero);
        int trim = Colours.hsv(chance.unit(), chance.between(0.3, 1), chance.between(0.3, 1));
        return with(hero, Role.HERO)
                .with(Colours.darker(hero, 0.35), Role.HERO_DARK)
                .with(chance.in(0.5) ? 0xF2C9A0 : Colours.lighter(hero, 0.55), Role.HERO_LIGHT)
                .with(trim, Role.TRIM)
                .with(enemy, Role.ENEMY)
                .with(Colours.darker(enemy, 0.45), Role.ENEMY_DARK)
                .with(chance.in(0.7) ? 0xFFD030 : apart(chance, hero, enemy, at(Role.SKY_LOW)), Role.COIN)
                .with(0x101018, Role.EYE)
                .with(0xFFFFFF, Role.EYE_WHITE);
    }

    /** Of some random strong colours the one that differs most from all of these. */
    private static int apart(Chance chance, int... others) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < HERO_TRIES; i++) {
            int tried =
                    Colours.hsv(chance.unit(), chance.between(0.4, 1), chance.in(0.2) ? 0.15 : chance.between(0.45, 1));
            double least = Arrays.stream(others)
                    .mapToDouble(other -> Colours.distance(tried, other))
                    .min()
                    .orElse(1);
            if (least > ENOUGH) {
                return tried;
            }
            if (least > most) {
                most = least;
                best = tried;
            }
        }
        return best;
    }
}
