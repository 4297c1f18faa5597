package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;

/** Heroes and enemies. All look to the right, stand on (0, 0) and are about 1 high. */
enum Creature {
    STICK(0.55),
    HUMAN(0.5),
    DOLL(0.6),
    KNIGHT(0.55),
    BLOB(0.9),
    CAT(1.1),
    SHEEP(1.1),
    BIRD(0.85),
    PENGUIN(0.6),
    RABBIT(0.6),
    DINO(0.95),
    GHOST(0.75),
    ROBOT(0.65),
    BALL(1),
    CAR(1.6),
    TRACTOR(1.35),
    BUG(1.2),
    SPIKY(1.1),
    TOADSTOOL(0.9);

    private final double aspect;

    Creature(double aspect) {
        this.aspect = aspect;
    }

    /** Width against height. */
    double aspect() {
        return aspect;
    }

    /** One of its kind in a stance; with equal dice always the same one. */
    Figure make(Stance s, Chance chance) {
        double a = chance.between(0.88, 1.12);
        boolean extra = chance.in(0.5);
        Figure f = new Figure();
        return switch (this) {
            case STICK -> stick(f, s, a);
            case HUMAN -> human(f, s, a, extra);
            case DOLL -> doll(f, s, a, extra);
            case KNIGHT -> knight(f, s, a);
            case BLOB -> blob(f, s, a, extra);
            case CAT -> Animals.cat(f, s, a, extra);
            case SHEEP -> Animals.sheep(f, s, a);
            case BIRD -> Animals.bird(f, s, a, extra);
            case PENGUIN -> Animals.penguin(f, s, a);
            case RABBIT -> Animals.rabbit(f, s, a);
            case DINO -> Animals.dino(f, s, a);
            case GHOST -> ghost(f, s, a);
            case ROBOT -> Machines.robot(f, s, a, extra);
            case BALL -> Machines.ball(f, s);
            case CAR -> Machines.car(f, s, a, extra);
            case TRACTOR -> Machines.tractor(f, s, a);
            case BUG -> Animals.bug(f, s);
            case SPIKY -> Animals.spiky(f, s);
            case TOADSTOOL -> Animals.toadstool(f, s, a);
        };
    }

    private static Figure stick(Figure f, Stance s, double a) {
        double hand = -0.48 - 0.22 * s.arms();
        double thick = 0.1;
        return f.stroke(Role.HERO, thick, -s.stride() * 0.9, -rear(s), -0.02, -0.36, s.stride() * 0.9, -front(s))
                .stroke(Role.HERO, thick, 0, -0.36, 0.02, -0.72)
                .stroke(Role.HERO, thick, -0.24, hand + s.stride() * 0.3, 0.01, -0.6, 0.26, hand - s.stride() * 0.3)
                .oval(Role.HERO, 0.03, -0.84, 0.3 * a, 0.3)
                .oval(Role.EYE_WHITE, 0.1, -0.86, 0.09, 0.1);
    }

    /** Height of the front foot: in a stride the foot that swings is lifted. */
    static double front(Stance s) {
        return s.arms() > 0 ? s.lift() : s.turn() == 1 ? s.lift() : 0;
    }

    /** Height of the other foot. */
    static double rear(Stance s) {
        return s.arms() > 0 ? s.lift() / 2 : s.turn() == 3 ? s.lift() : 0;
    }

    private static void legs(Figure f, Stance s, Role role, double hip, double thick) {
        double half = thick / 2;
        f.limb(role, thick, -0.06, -hip, -0.04 - s.stride() * 0.6, -hip / 2, -0.06 - s.stride(), -half - rear(s));
        f.limb(role, thick, 0.06, -hip, 0.1 + s.stride() * 0.6, -hip / 2, 0.08 + s.stride(), -half - front(s));
    }

    private static Figure human(Figure f, Stance s, double a, boolean hat) {
        double hand = -0.42 - 0.24 * s.arms();
        f.limb(Role.HERO_DARK, 0.1, -0.04, -0.6, -0.2, hand + 0.3 * s.stride());
        legs(f, s, Role.TRIM, 0.36, 0.13);
        f.rounded(Role.HERO, -0.16 * a, -0.68, 0.32 * a, 0.38, 0.15)
                .limb(Role.HERO_LIGHT, 0.09, 0.04, -0.58, 0.22, hand - 0.3 * s.stride())
                .oval(Role.HERO_LIGHT, 0.03, -0.82, 0.3, 0.32);
        if (hat) {
            f.rounded(Role.TRIM, -0.14, -1, 0.3, 0.16, 0.1).box(Role.TRIM, 0.05, -0.89, 0.2, 0.05);
        } else {
            f.polygon(Role.HERO_DARK, -0.14, -0.75, -0.14, -0.95, 0.02, -1, 0.18, -0.93, 0, -0.9, -0.06, -0.74);
        }
        return f.oval(Role.EYE, 0.11, -0.83, 0.06, 0.08);
    }

    private static Figure doll(Figure f, Stance s, double a, boolean dress) {
        double hand = -0.42 - 0.22 * s.arms();
        f.stroke(Role.HERO_DARK, 0.08, -0.1, -0.3, -0.1 - s.stride(), -rear(s))
                .stroke(Role.HERO_DARK, 0.08, 0.1, -0.3, 0.1 + s.stride(), -front(s))
                .stroke(Role.HERO_DARK, 0.08, 0, -0.55, -0.3, hand)
                .stroke(Role.HERO_DARK, 0.08, 0, -0.55, 0.3, hand);
        if (dress) {
            f.polygon(Role.HERO, -0.26 * a, -0.22, 0, -0.68, 0.26 * a, -0.22);
        } else {
            f.box(Role.HERO, -0.16 * a, -0.64, 0.32 * a, 0.36);
        }
        return f.oval(Role.HERO_LIGHT, 0.02, -0.8, 0.38 * a, 0.38)
                .oval(Role.EYE, 0.05, -0.82, 0.06, 0.07)
                .oval(Role.EYE, 0.15, -0.82, 0.06, 0.07)
                .stroke(Role.TRIM, 0.07, -0.16, -0.9, 0, -0.99, 0.16, -0.92);
    }

    private static Figure knight(Figure f, Stance s, double a) {
        double hand = -0.4 - 0.2 * s.arms();
        legs(f, s, Role.HERO_DARK, 0.34, 0.16);
        return f.rounded(Role.STONE, -0.3, -0.62, 0.16, 0.34, 0.1)
                .rounded(Role.HERO, -0.2 * a, -0.68, 0.4 * a, 0.42, 0.2)
                .limb(Role.HERO_DARK, 0.12, 0.04, -0.56, 0.24, hand)
                .oval(Role.HERO, 0.02, -0.8, 0.42 * a, 0.4)
                .rounded(Role.GLASS, 0.02, -0.9, 0.22, 0.18, 0.12);
    }

    private static Figure blob(Figure f, Stance s, double a, boolean leaf) {
        double high = 0.88 * s.squash();
        f.oval(Role.HERO_DARK, -0.2 - s.stride() / 2, -0.06 - rear(s), 0.24, 0.12)
                .oval(Role.HERO_DARK, 0.2 + s.stride() / 2, -0.06 - front(s), 0.24, 0.12)
                .oval(Role.HERO, 0, -0.06 - high / 2, 0.86 * a, high)
                .oval(Role.EYE_WHITE, 0.1, -0.62, 0.22, 0.28)
                .oval(Role.EYE_WHITE, 0.32, -0.62, 0.18, 0.26)
                .oval(Role.EYE, 0.16, -0.61, 0.1, 0.14)
                .oval(Role.EYE, 0.36, -0.61, 0.09, 0.14);
        return leaf ? f.stroke(Role.TRIM, 0.09, 0, -high, -0.1, -1.05) : f;
    }

    private static Figure ghost(Figure f, Stance s, double a) {
        double sway = 0.3 * s.stride();
        return f.polygon(
                        Role.HERO,
                        -0.34 * a,
                        -0.04,
                        -0.36 * a,
                        -0.55,
                        -0.24,
                        -0.86,
                        0.02,
                        -0.98,
                        0.28,
                        -0.85,
                        0.38 * a,
                        -0.55,
                        0.36 * a + sway,
                        0,
                        0.2,
                        -0.12,
                        0.06 + sway,
                        0,
                        -0.08,
                        -0.12,
                        -0.2 + sway,
                        0)
                .oval(Role.EYE, 0.08, -0.66, 0.14, 0.2)
                .oval(Role.EYE, 0.27, -0.66, 0.12, 0.2)
                .stroke(Role.HERO, 0.1, 0.3, -0.4, 0.45, -0.42 - 0.12 * s.arms());
    }
}
