package dev.djinn.trainer.synth.art;

/** Creatures with paws, wings and shells. */
final class Animals {
    private Animals() {}

    private static void fourLegs(Figure f, Stance s, Role role, double hip, double thick) {
        double half = thick / 2;
        f.limb(role, thick, -0.3, -hip, -0.32 - s.stride() * 0.7, -half - Creature.rear(s))
                .limb(role, thick, -0.2, -hip, -0.18 + s.stride() * 0.7, -half - Creature.front(s))
                .limb(role, thick, 0.22, -hip, 0.2 - s.stride() * 0.7, -half - Creature.front(s))
                .limb(role, thick, 0.32, -hip, 0.36 + s.stride() * 0.7, -half - Creature.rear(s));
    }

    static Figure cat(Figure f, Stance s, double a, boolean stripes) {
        f.limb(Role.HERO_DARK, 0.09, -0.4, -0.45, -0.56, -0.65 - 0.1 * s.arms(), -0.52, -0.88);
        fourLegs(f, s, Role.HERO_DARK, 0.35, 0.12);
        f.oval(Role.HERO, -0.04, -0.44, 0.86 * a, 0.36);
        if (stripes) {
            f.stroke(Role.HERO_DARK, 0.06, -0.2, -0.58, -0.2, -0.42).stroke(Role.HERO_DARK, 0.06, 0, -0.6, 0, -0.44);
        }
        return f.polygon(Role.HERO, 0.2, -0.8, 0.22, -1, 0.34, -0.86)
                .polygon(Role.HERO, 0.4, -0.86, 0.52, -1, 0.54, -0.78)
                .oval(Role.HERO, 0.37, -0.7, 0.4, 0.36)
                .oval(Role.EYE_WHITE, 0.42, -0.74, 0.12, 0.13)
                .oval(Role.EYE, 0.45, -0.74, 0.07, 0.1);
    }

    static Figure sheep(Figure f, Stance s, double a) {
        fourLegs(f, s, Role.HERO_DARK, 0.35, 0.11);
        return f.oval(Role.HERO, -0.22, -0.5, 0.5 * a, 0.48)
                .oval(Role.HERO, 0.16, -0.5, 0.5, 0.46)
                .oval(Role.HERO, -0.04, -0.64, 0.56, 0.5)
                .oval(Role.HERO_DARK, 0.42, -0.68, 0.28, 0.34)
                .oval(Role.EYE_WHITE, 0.46, -0.73, 0.09, 0.1);
    }

    static Figure bird(Figure f, Stance s, double a, boolean crest) {
        f.stroke(Role.TRIM, 0.08, -0.08, -0.25, -0.1 - s.stride(), -Creature.rear(s))
                .stroke(Role.TRIM, 0.08, 0.08, -0.25, 0.1 + s.stride(), -Creature.front(s))
                .polygon(Role.HERO_DARK, -0.3, -0.5, -0.56, -0.68, -0.5, -0.4)
                .oval(Role.HERO, 0, -0.52, 0.76 * a, 0.62)
                .polygon(Role.COIN, 0.34, -0.74, 0.58, -0.64, 0.34, -0.54)
                .oval(Role.HERO, 0.2, -0.72, 0.42, 0.42);
        if (crest) {
            f.polygon(Role.TRIM, 0.08, -0.88, 0.12, -1.02, 0.26, -0.9);
        }
        double tip = -0.5 - 0.3 * s.arms();
        return f.polygon(Role.HERO_DARK, -0.05, -0.6, 0.1, -0.48, -0.36, tip)
                .oval(Role.EYE_WHITE, 0.27, -0.76, 0.13, 0.14)
                .oval(Role.EYE, 0.3, -0.76, 0.08, 0.1);
    }

    static Figure penguin(Figure f, Stance s, double a) {
        double tip = -0.32 - 0.22 * s.arms();
        return f.oval(Role.COIN, -0.1 - s.stride() / 2, -0.05 - Creature.rear(s), 0.26, 0.1)
                .oval(Role.COIN, 0.14 + s.stride() / 2, -0.05 - Creature.front(s), 0.26, 0.1)
                .oval(Role.HERO, 0, -0.46, 0.58 * a, 0.84)
                .oval(Role.EYE_WHITE, 0.1, -0.38, 0.36, 0.6)
                .limb(Role.HERO_DARK, 0.1, -0.1, -0.6, -0.28, tip)
                .oval(Role.HERO, 0.04, -0.82, 0.42, 0.36)
                .polygon(Role.COIN, 0.2, -0.84, 0.42, -0.77, 0.2, -0.71)
                .oval(Role.EYE_WHITE, 0.13, -0.87, 0.12, 0.12)
                .oval(Role.EYE, 0.15, -0.87, 0.06, 0.08);
    }

    static Figure rabbit(Figure f, Stance s, double a) {
        double ear = 0.08 * s.arms();
        return f.oval(Role.HERO_DARK, -0.12 - s.stride() / 2, -0.06 - Creature.rear(s), 0.3, 0.12)
                .oval(Role.HERO_DARK, 0.14 + s.stride() / 2, -0.06 - Creature.front(s), 0.28, 0.12)
                .oval(Role.EYE_WHITE, -0.3, -0.24, 0.18, 0.18)
                .oval(Role.HERO, -0.02, -0.32, 0.54 * a, 0.5)
                .limb(Role.HERO, 0.12, 0, -0.66, -0.12, -0.93 + ear)
                .limb(Role.HERO, 0.12, 0.12, -0.66, 0.1, -0.95 + ear)
                .oval(Role.HERO, 0.1, -0.6, 0.4, 0.36)
                .oval(Role.HERO_LIGHT, 0.06, -0.28, 0.26, 0.3)
                .oval(Role.EYE, 0.18, -0.63, 0.09, 0.12);
    }

    static Figure dino(Figure f, Stance s, double a) {
        f.limb(Role.HERO_DARK, 0.16, -0.08, -0.34, -0.1 - s.stride(), -0.08 - Creature.rear(s))
                .limb(Role.HERO, 0.16, 0.06, -0.34, 0.1 + s.stride(), -0.08 - Creature.front(s))
                .polygon(Role.HERO, -0.6, -0.22, -0.2, -0.62, 0.16, -0.68, 0.2, -0.24, -0.1, -0.16)
                .polygon(Role.TRIM, -0.34, -0.46, -0.3, -0.66, -0.18, -0.58)
                .polygon(Role.TRIM, -0.16, -0.6, -0.1, -0.8, 0.02, -0.66)
                .polygon(Role.HERO, 0.02, -0.55, 0.06, -0.86, 0.22, -0.5);
        return f.rounded(Role.HERO, 0, -0.98, 0.46 * a, 0.34, 0.2)
                .oval(Role.HERO_LIGHT, 0.08, -0.36, 0.2, 0.34)
                .limb(Role.HERO_DARK, 0.08, 0.18, -0.5, 0.32, -0.44 - 0.1 * s.arms())
                .oval(Role.EYE_WHITE, 0.22, -0.88, 0.13, 0.13)
                .oval(Role.EYE, 0.25, -0.88, 0.07, 0.09);
    }

    static Figure bug(Figure f, Stance s) {
        double step = 0.5 * s.stride();
        return f.stroke(Role.ENEMY_DARK, 0.1, -0.3, -0.3, -0.36 + step, 0)
                .stroke(Role.ENEMY_DARK, 0.1, 0, -0.3, -step, 0)
                .stroke(Role.ENEMY_DARK, 0.1, 0.3, -0.3, 0.34 + step, 0)
                .oval(Role.ENEMY, -0.06, -0.5, 0.98, 0.66)
                .oval(Role.ENEMY_DARK, 0.42, -0.42, 0.34, 0.4)
                .oval(Role.ENEMY_DARK, -0.2, -0.58, 0.2, 0.2)
                .oval(Role.ENEMY_DARK, 0.1, -0.62, 0.18, 0.18)
                .oval(Role.EYE_WHITE, 0.5, -0.48, 0.13, 0.14);
    }

    static Figure spiky(Figure f, Stance s) {
        return f.polygon(
                        Role.ENEMY,
                        -0.54,
                        -0.06,
                        -0.5,
                        -0.4,
                        -0.44,
                        -0.84,
                        -0.2,
                        -0.64,
                        0,
                        -1,
                        0.18,
                        -0.64,
                        0.42,
                        -0.84,
                        0.5,
                        -0.4,
                        0.54,
                        -0.06)
                .oval(Role.ENEMY_DARK, -0.22 + s.stride(), -0.05, 0.24, 0.1)
                .oval(Role.ENEMY_DARK, 0.22 + s.stride(), -0.05, 0.24, 0.1)
                .oval(Role.EYE_WHITE, 0.08, -0.4, 0.2, 0.24)
                .oval(Role.EYE_WHITE, 0.34, -0.4, 0.18, 0.22)
                .oval(Role.EYE, 0.13, -0.38, 0.09, 0.12)
                .oval(Role.EYE, 0.38, -0.38, 0.09, 0.12);
    }

    static Figure toadstool(Figure f, Stance s, double a) {
        return f.oval(Role.ENEMY_DARK, -0.18 + s.stride() / 2, -0.06, 0.3, 0.14)
                .oval(Role.ENEMY_DARK, 0.2 + s.stride() / 2, -0.06, 0.3, 0.14)
                .rounded(Role.EYE_WHITE, -0.22, -0.5, 0.46, 0.46, 0.2)
                .oval(Role.ENEMY, 0, -0.66, 0.98 * a, 0.64)
                .oval(Role.EYE, 0.04, -0.32, 0.1, 0.16)
                .oval(Role.EYE, 0.18, -0.32, 0.1, 0.16);
    }
}
