package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;

/** Who plays the hero: its looks and its size in units. */
public final class Actor {
    private static final double LEAST = 6;
    private static final double MOST = 15.5;

    private final Creature creature;
    private final double width;
    private final double height;

    private Actor(Creature creature, double width, double height) {
        this.creature = creature;
        this.width = width;
        this.height = height;
    }

    /** Draws one that fits into levels of this cell: 8 to 25 % of the picture high, at most 1.5 cells wide. */
    public static Actor draw(int cell, Chance chance) {
        Creature creature = chance.of(Creature.values());
        double most = Math.min(MOST, Math.min(1.7, 1.9 / creature.aspect()) * cell);
        double height = Math.rint(2 * chance.between(Math.max(LEAST, 0.85 * cell), most)) / 2;
        double width = Math.rint(2 * Math.min(1.5 * cell, 0.75 * creature.aspect() * height)) / 2;
        return new Actor(creature, Math.max(3, width), Math.max(LEAST, height));
    }

    Creature creature() {
        return creature;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }
}
