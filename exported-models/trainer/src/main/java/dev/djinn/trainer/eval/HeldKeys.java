package dev.djinn.trainer.eval;

import dev.djinn.runtime.world.WorldManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Which codes are left, right and jump, and how surely: every code, and no key, held from every prompt. Jumps are judged
 * from prompts where the hero stands.
 */
final class HeldKeys {
    private final int codes;
    private final List<Held> any;
    private final List<Held> standing;
    private final KeyChoice choice;

    HeldKeys(int codes, List<Held> any, List<Held> standing) {
        this.codes = codes;
        this.any = any;
        this.standing = standing;
        this.choice = KeyChoice.best(shares(any, Held::left), shares(any, Held::right), shares(standing, Held::jump));
    }

    static HeldKeys play(WorldModel world, Prompts prompts, long seed, EvalProgress progress) {
        Map<Prompt, Held> played = new LinkedHashMap<>();
        List<Prompt> all = prompts.distinct();
        for (Prompt prompt : all) {
            played.put(prompt, Held.play(world, prompt, seed));
            progress.at("held keys", played.size(), all.size());
        }
        return new HeldKeys(
                world.facts().actions(),
                prompts.any().stream().map(played::get).toList(),
                prompts.standing().stream().map(played::get).toList());
    }

    KeyChoice choice() {
        return choice;
    }

    /** The code other than jump under which a standing hero moves least, if he ever stands. */
    OptionalInt findIdle() {
        OptionalInt idle = OptionalInt.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int code = 0; code < codes; code++) {
            int key = code;
            double travelled = standing.stream()
                    .mapToDouble(held -> held.paths().get(key).travelled())
                    .average()
                    .orElse(Double.POSITIVE_INFINITY);
            if (travelled < least && !choice.jump().equals(OptionalInt.of(code))) {
                least = travelled;
                idle = OptionalInt.of(code);
            }
        }
        return idle;
    }

    /** What each code is called, and how surely. */
    List<WorldManifest.ActionLabel> labels() {
        return new KeyLabels(codes, any, standing, findIdle()).all();
    }

    List<Figure> figures(Bootstrap bootstrap) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures("held_left", any, choice.left(), Held::left, bootstrap));
        figures.addAll(figures("held_right", any, choice.right(), Held::right, bootstrap));
        figures.addAll(figures("held_jump", standing, choice.jump(), Held::jump, bootstrap));
        figures.add(speeds("held_dx", any, HeroPath::right, bootstrap));
        figures.add(speeds("held_dy", standing, HeroPath::up, bootstrap));
        figures.addAll(KeyLabels.figures(labels(), any.size()));
        return figures;
    }

    private List<Figure> figures(
            String key, List<Held> prompts, OptionalInt code, Direction direction, Bootstrap bootstrap) {
        return List.of(
                bootstrap.scalar(
                        key,
                        rows(prompts, held -> code.isPresent() && direction.taken(held, code.getAsInt()) ? 1 : 0),
                        mean -> mean[0]),
                Figure.Scalar.choice(key + "_code", prompts.size(), code),
                bootstrap.scalar(
                        key + "_none", rows(prompts, held -> direction.taken(held, codes) ? 1 : 0), mean -> mean[0]));
    }

    private Figure speeds(String key, List<Held> prompts, ToDoubleFunction<HeroPath> way, Bootstrap bootstrap) {
        List<double[]> rows = prompts.stream()
                .map(held -> held.paths().stream()
                        .mapToDouble(path -> way.applyAsDouble(path) / Held.FRAMES)
                        .toArray())
                .toList();
        return bootstrap.codes(key, rows, codes, (mean_A, code) -> mean_A[code]);
    }

    private double[] shares(List<Held> prompts, Direction direction) {
        double[] share_A = new double[codes];
        for (int code = 0; code < codes; code++) {
            int key = code;
            share_A[code] = prompts.stream()
                    .mapToDouble(held -> direction.taken(held, key) ? 1 : 0)
                    .average()
                    .orElse(0);
        }
        return share_A;
    }

    private static List<double[]> rows(List<Held> prompts, ToDoubleFunction<Held> kept) {
        return prompts.stream()
                .map(held -> new double[] {kept.applyAsDouble(held)})
                .toList();
    }

    /** Whether a code went somewhere. */
    @FunctionalInterface
    private interface Direction {
        boolean taken(Held held, int code);
    }
}
