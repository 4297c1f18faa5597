package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the codes of a world are called, by what each does when it is held; {@code docs/evaluation.md}, "Names of the keys".
 * A code is named after what it does from more than half of its prompts, or goes to a side from more than a third, if
 * there is such a thing.
 */
public final class KeyLabels {
    /** From so large a share of prompts, what a key does is dependable. */
    static final double DEPENDABLE = 0.8;

    private static final double MOST = 0.5;
    /** Of keys to a side: real heroes, too, are stopped by walls half the time. */
    private static final double MOST_SIDEWAYS = 0.35;

    private static final int FEWEST_FALLING = 5;
    static final String LEFT = "left";
    static final String RIGHT = "right";
    private static final String IDLE = "idle";
    private static final String FALL = "fall";
    private static final String LITTLE = "does little";

    private final int codes;
    private final List<Held> any;
    private final List<Held> standing;
    private final List<Held> falling;
    private final OptionalInt idle;

    /**
     * @param standing the prompts where the hero stands, those among {@code any} included
     * @param idle the code under which a standing hero moves least, if he ever stands
     */
    KeyLabels(int codes, List<Held> any, List<Held> standing, OptionalInt idle) {
        this.codes = codes;
        this.any = any;
        this.standing = standing;
        this.falling = any.stream().filter(held -> !standing.contains(held)).toList();
        this.idle = idle;
    }

    /** Measured from up to {@code most} prompts of any kind in videos and as many where the hero stands. */
    public static List<ActionLabel> ofVideos(
            WorldModel world, HeldOut heldOut, int most, long seed, EvalProgress progress) {
        heldOut.requireSize(world.facts().width(), world.facts().height());
        return HeldKeys.play(world, Prompts.choose(heldOut, most), seed, progress)
                .labels();
    }

    /** Measured by {@code count} games from the pictures in turn, on each of which the hero is taken to stand. */
    public static List<ActionLabel> ofPictures(
            WorldModel world, List<Picture> pictures, int count, long seed, EvalProgress progress) {
        return HeldKeys.play(world, Prompts.ofPictures(pictures, count), seed, progress)
                .labels();
    }

    /** In the order of the codes. */
    List<ActionLabel> all() {
        return IntStream.range(0, codes).mapToObj(this::label).toList();
    }

    /** {@code held_strength} and {@code held_consistency} of every code, and {@code keys_dependable}, how many are. */
    static List<Figure> figures(List<ActionLabel> labels, int prompts) {
        double dependable = labels.stream().filter(KeyLabels::isDependable).count();
        return List.of(
                series("held_strength", labels, prompts, ActionLabel::strength),
                series("held_consistency", labels, prompts, ActionLabel::consistency),
                new Figure.Scalar("keys_dependable", prompts, new Estimate(dependable, Double.NaN, Double.NaN)));
    }

    private static boolean isDependable(ActionLabel label) {
        return label.consistency() >= DEPENDABLE && !label.name().equals(LITTLE) && !isUnnamed(label);
    }

    /**
     * {@code keys_dependable_free}: as {@code keys_dependable}, but of codes that lead to a side the two chosen for left and
     * right count, judged where the way is free.
     *
     * @param left share of free ways that the code chosen for left goes; likewise {@code right}
     */
    static Figure whereFree(List<ActionLabel> labels, KeyChoice choice, double left, double right, int prompts) {
        Set<Integer> dependable = labels.stream()
                .filter(label -> isDependable(label) && !isSide(label))
                .map(ActionLabel::code)
                .collect(Collectors.toSet());
        if (left >= DEPENDABLE) {
            choice.left().ifPresent(dependable::add);
        }
        if (right >= DEPENDABLE) {
            choice.right().ifPresent(dependable::add);
        }
        return new Figure.Scalar(
                "keys_dependable_free", prompts, new Estimate(dependable.size(), Double.NaN, Double.NaN));
    }

    private static boolean isSide(ActionLabel label) {
        return label.name().equals(LEFT) || label.name().equals(RIGHT);
    }

    private static boolean isUnnamed(ActionLabel label) {
        return label.name().equals(ActionLabel.unnamed(label.code()).name());
    }

    private static Figure series(
            String key, List<ActionLabel> labels, int prompts, ToDoubleFunction<ActionLabel> value) {
        List<Estimate> values = labels.stream()
                .map(label -> new Estimate(value.applyAsDouble(label), Double.NaN, Double.NaN))
                .toList();
        return new Figure.Series(key, prompts, 0, values);
    }

    /** Something that a held code may do, and the share of prompts from which it does. */
    private record Way(String name, List<Held> prompts, double share) {
        boolean isFrequent() {
            return share > (name.equals(LEFT) || name.equals(RIGHT) ? MOST_SIDEWAYS : MOST);
        }
    }

    private ActionLabel label(int code) {
        Way way = mostFrequent(code);
        String name = way.isFrequent() ? way.name() : ActionLabel.unnamed(code).name();
        List<Held> upright = way.name().equals(FALL) ? falling : standing;
        List<Held> judged = upright.isEmpty() ? any : upright;
        return new ActionLabel(
                code,
                name,
                ActionLabel.unnamed(code).key(),
                mean(any, held -> held.paths().get(code).right() / Held.FRAMES),
                mean(judged, held -> held.paths().get(code).up() / Held.FRAMES),
                mean(any, held -> held.paths().get(code).apart(held.paths().get(idle.orElse(codes)))),
                way.share());
    }

    private Way mostFrequent(int code) {
        List<Way> ways = new ArrayList<>();
        ways.add(way(LEFT, any, held -> held.left(code)));
        ways.add(way(RIGHT, any, held -> held.right(code)));
        ways.add(way("jump", standing, held -> held.jump(code)));
        String still = idle.equals(OptionalInt.of(code)) ? IDLE : LITTLE;
        ways.add(way(still, standing, held -> held.still(code)));
        if (falling.size() >= FEWEST_FALLING) {
            ways.add(way(FALL, falling, held -> held.fall(code)));
        }
        Comparator<Way> byShare = Comparator.comparingDouble(Way::share);
        Way most = ways.stream()
                .filter(Way::isFrequent)
                .max(byShare)
                .or(() -> ways.stream().max(byShare))
                .orElseThrow();
        if (!most.name().equals("jump")) {
            return most;
        }
        Way left = way("jump-left", standing, held -> held.jumpLeft(code));
        Way right = way("jump-right", standing, held -> held.jumpRight(code));
        return left.share() > MOST ? left : right.share() > MOST ? right : most;
    }

    private static Way way(String name, List<Held> prompts, Predicate<Held> done) {
        return new Way(name, prompts, mean(prompts, held -> done.test(held) ? 1 : 0));
    }

    private static double mean(List<Held> prompts, ToDoubleFunction<Held> value) {
        return prompts.stream().mapToDouble(value).average().orElse(0);
    }
}
