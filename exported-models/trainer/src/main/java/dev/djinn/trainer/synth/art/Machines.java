package dev.djinn.trainer.synth.art;

/** Heroes on wheels, and robots. */
final class Machines {
    private Machines() {}

    static Figure robot(Figure f, Stance s, double a, boolean antenna) {
        double hand = -0.4 - 0.2 * s.arms();
        f.limb(Role.HERO_DARK, 0.1, -0.1, -0.34, -0.1 - s.stride(), -0.05 - Creature.rear(s))
                .limb(Role.HERO_DARK, 0.1, 0.1, -0.34, 0.1 + s.stride(), -0.05 - Creature.front(s))
                .limb(Role.HERO_DARK, 0.09, -0.2, -0.56, -0.32, hand)
                .box(Role.HERO, -0.22 * a, -0.62, 0.44 * a, 0.34)
                .box(Role.TRIM, -0.04, -0.54, 0.18, 0.14)
                .box(Role.HERO, -0.18, -0.94, 0.4 * a, 0.28)
                .box(Role.LIGHT, 0.06, -0.86, 0.16, 0.12)
                .limb(Role.HERO_DARK, 0.09, 0.2, -0.56, 0.34, hand);
        return antenna ? f.stroke(Role.HERO_DARK, 0.06, -0.06, -0.94, -0.12, -1.06) : f;
    }

    private static void wheel(Figure f, double x, double radius, int turn, Role tyre) {
        f.oval(tyre, x, -radius, 2 * radius, 2 * radius).oval(Role.STONE, x, -radius, radius, radius);
        double reach = 0.8 * radius;
        double dx = turn % 2 == 0 ? reach : 0.7 * reach;
        double dy = turn % 2 == 0 ? 0 : 0.7 * reach;
        f.stroke(Role.LINE, 0.06, x - dx, -radius - dy, x + dx, -radius + dy);
    }

    static Figure ball(Figure f, Stance s) {
        f.oval(Role.HERO, 0, -0.5, 1, 1);
        double[][] spots = {{0.18, -0.16}, {0.16, 0.18}, {-0.18, 0.16}, {-0.16, -0.18}};
        double[] spot = spots[Math.floorMod(s.turn(), spots.length)];
        return f.oval(Role.TRIM, -spot[0], -0.5 - spot[1], 0.36, 0.36)
                .oval(Role.EYE_WHITE, 0.24, -0.62, 0.24, 0.28)
                .oval(Role.EYE, 0.3, -0.61, 0.12, 0.16);
    }

    static Figure car(Figure f, Stance s, double a, boolean cab) {
        f.rounded(Role.HERO, -0.78, -0.64, 1.56, 0.42, 0.2);
        if (cab) {
            f.polygon(Role.HERO_DARK, -0.5 * a, -0.62, -0.36, -1, 0.16, -1, 0.4, -0.62)
                    .polygon(Role.GLASS, -0.02, -0.66, 0.02, -0.92, 0.14, -0.92, 0.3, -0.66);
        } else {
            f.rounded(Role.HERO_DARK, -0.78, -1, 0.86, 0.5, 0.1).box(Role.GLASS, 0.16, -0.9, 0.3, 0.28);
        }
        f.oval(Role.LIGHT, 0.74, -0.48, 0.16, 0.16);
        wheel(f, -0.44, 0.23, s.turn(), Role.EYE);
        wheel(f, 0.44, 0.23, s.turn(), Role.EYE);
        return f;
    }

    static Figure tractor(Figure f, Stance s, double a) {
        f.box(Role.HERO, -0.1, -0.62, 0.72, 0.34)
                .limb(Role.HERO_DARK, 0.07, 0.44, -0.6, 0.44, -0.85)
                .limb(Role.HERO_DARK, 0.06, -0.5, -0.5, -0.46, -0.96)
                .limb(Role.HERO_DARK, 0.06, -0.02, -0.6, -0.04, -0.96)
                .box(Role.HERO_DARK, -0.58 * a, -1.02, 0.66 * a, 0.09)
                .oval(Role.HERO_LIGHT, -0.22, -0.76, 0.22, 0.24)
                .box(Role.TRIM, -0.34, -0.66, 0.26, 0.2);
        wheel(f, -0.34, 0.32, s.turn(), Role.EYE);
        wheel(f, 0.46, 0.19, s.turn(), Role.EYE);
        return f;
    }
}
