package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.physics.Game;
import dev.djinn.trainer.synth.physics.Hero;
import java.util.ArrayList;
import java.util.List;

/** Ready pictures of all that moves, each with the middle of its width over the place where it stands. */
final class Cast {
    /** Units around a figure, for lines that stray and for what sticks out. */
    private static final double MARGIN = 2;

    private static final double STEP = 2.5;
    private static final int BEAT = 4;

    private final Look look;
    private final int size;
    /** Standing, the running cycle, rising, falling. */
    private final List<Layer> hero = new ArrayList<>();

    private final List<Layer> heroLeft;
    private final List<Layer> walker;
    private final List<Layer> walkerLeft;
    private final Layer coin;
    private final Layer platform;

    Cast(Look look, Game game, Creature creature, int size, Chance chance) {
        this.look = look;
        this.size = size;
        double height = game.laws().height();
        Chance face = chance.split(1);
        Palette own = look.palette()
                .with(look.palette().at(Role.HERO), Role.ENEMY)
                .with(look.palette().at(Role.HERO_DARK), Role.ENEMY_DARK);
        for (Hero.Pose pose : Hero.Pose.values()) {
            int pictures = pose == Hero.Pose.RUN ? Stance.CYCLE : 1;
            for (int phase = 0; phase < pictures; phase++) {
                Figure figure = creature.make(Stance.of(pose, phase), face.split(2));
                hero.add(picture(figure, creature.aspect(), height, own));
            }
        }
        heroLeft = hero.stream().map(Layer::mirrored).toList();
        int cell = game.level().cell();
        walker = walkers(chance, 0.85 * cell);
        walkerLeft = walker.stream().map(Layer::mirrored).toList();
        coin = picture(coin(chance), 1, Game.COIN, look.palette());
        platform = platform(1.5 * cell, cell, chance);
    }

    private List<Layer> walkers(Chance chance, double height) {
        Creature creature = chance.of(
                Creature.BUG,
                Creature.SPIKY,
                Creature.TOADSTOOL,
                Creature.BLOB,
                Creature.BIRD,
                Creature.CAT,
                Creature.GHOST);
        Palette palette = look.palette();
        Palette enemy = palette.with(palette.at(Role.ENEMY), Role.HERO)
                .with(palette.at(Role.ENEMY_DARK), Role.HERO_DARK)
                .with(Colours.lighter(palette.at(Role.ENEMY), 0.3), Role.TRIM);
        Chance face = chance.split(3);
        List<Layer> pictures = new ArrayList<>();
        for (int phase = 0; phase < 2; phase++) {
            Figure figure = creature.make(Stance.of(Hero.Pose.RUN, 2 * phase), face.split(4));
            pictures.add(picture(figure, creature.aspect(), height, enemy));
        }
        return pictures;
    }

    private static Figure coin(Chance chance) {
        Figure f = new Figure();
        return switch (chance.whole(0, 3)) {
            case 0 -> f.oval(Role.COIN, 0, -0.5, 0.86, 0.96).oval(Role.LIGHT, -0.08, -0.55, 0.3, 0.5);
            case 1 ->
                f.polygon(
                        Role.COIN, 0, -1, 0.16, -0.64, 0.5, -0.6, 0.24, -0.36, 0.32, 0, 0, -0.2, -0.32, 0, -0.24, -0.36,
                        -0.5, -0.6, -0.16, -0.64);
            case 2 ->
                f.polygon(Role.COIN, 0, -1, 0.45, -0.6, 0, 0, -0.45, -0.6)
                        .polygon(Role.LIGHT, 0, -0.85, 0.15, -0.6, -0.2, -0.6);
            default -> f.oval(Role.COIN, 0, -0.4, 0.9, 0.8).limb(Role.LEAF, 0.12, 0, -0.8, 0.15, -1);
        };
    }

    private Layer picture(Figure figure, double aspect, double height, Palette palette) {
        double wide = height * Math.max(aspect, 1) * 1.25 + 2 * MARGIN;
        double high = height * 1.12 + 2 * MARGIN;
        double across = 2 * Math.ceil(wide / 2);
        double down = Math.ceil(high);
        Canvas canvas = new Canvas(across, down, size, look.pixelArt());
        figure.draw(canvas, look.castPen(), palette, across / 2, down - MARGIN, height, height);
        look.finishes().cast().apply(canvas);
        return canvas.layer();
    }

    private Layer platform(double width, int cell, Chance chance) {
        double across = 2 * Math.ceil(width / 2 + MARGIN);
        Canvas canvas = new Canvas(across, cell + 2 * MARGIN, size, look.pixelArt());
        double left = (across - width) / 2;
        int seed = chance.whole(0, 999);
        look.ground().slab(canvas, look.castPen(), look.palette(), left, MARGIN, width, cell, seed);
        look.finishes().cast().apply(canvas);
        return canvas.layer();
    }

    /** Draws all over a picture of {@code size}. */
    void draw(Game game, int[] picture) {
        for (int i = 0; i < game.level().coins().size(); i++) {
            if (!game.taken(i)) {
                var at = game.level().coins().get(i);
                put(coin, game, at.x(), at.y() + Game.COIN / 2, MARGIN, picture);
            }
        }
        game.platforms().forEach(p -> hang(game, p.x(), p.top(), picture));
        game.walkers().stream().filter(w -> !w.gone()).forEach(w -> {
            int phase = game.frame() / BEAT % 2;
            put((w.direction() > 0 ? walker : walkerLeft).get(phase), game, w.x(), w.feet(), MARGIN, picture);
        });
        put(hero(game), game, game.hero().x(), game.hero().feet(), MARGIN, picture);
    }

    private Layer hero(Game game) {
        Hero who = game.hero();
        int picture = switch (who.pose()) {
            case IDLE -> 0;
            case RUN -> 1 + Math.floorMod((int) Math.floor(who.facing() * who.x() / STEP), Stance.CYCLE);
            case JUMP -> 1 + Stance.CYCLE;
            case FALL -> 2 + Stance.CYCLE;
        };
        return (who.facing() > 0 ? hero : heroLeft).get(picture);
    }

    private void put(Layer layer, Game game, double x, double feet, double margin, int[] picture) {
        int left = pixels(Math.rint(x) - game.camera().x()) - layer.width() / 2;
        int top = pixels(Math.rint(feet) - game.camera().y() + margin) - layer.height();
        layer.over(picture, size, left, top);
    }

    private void hang(Game game, double x, double top, int[] picture) {
        int left = pixels(Math.rint(x) - game.camera().x()) - platform.width() / 2;
        platform.over(picture, size, left, pixels(top - game.camera().y() - MARGIN));
    }

    private int pixels(double units) {
        return (int) Math.rint(units * size / 64);
    }
}
