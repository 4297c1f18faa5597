package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Whether what jumps comes down: the jump code for 4 frames from where the hero stands, then nothing for 16. A jump of
 * CoinRun from level ground is over after 16 frames whatever is pressed; the other 4 show whether the ground holds.
 */
final class Landing {
    static final int JUMPING = 4;
    static final int IDLING = 16;

    private static final double ROSE = 8;
    private static final double NEAR = 5;
    private static final int HOLDING = 3;
    private static final double STILL = 0.75;

    private Landing() {}

    /** Whether the hero rose, came back to the height he started from, and stayed there for the last steps. */
    static boolean landed(HeroPath path) {
        return path.highest() >= ROSE && Math.abs(path.upAtEnd()) <= NEAR && path.level(HOLDING, STILL);
    }

    /** {@code jump_lands} with no key after the jump, and {@code jump_lands_idle} with the code that moves least. */
    static List<Figure> figures(
            WorldModel world,
            List<Prompt> standing,
            HeldKeys keys,
            long seed,
            Bootstrap bootstrap,
            EvalProgress progress) {
        List<double[]> rows = new ArrayList<>();
        OptionalInt jump = keys.choice().jump();
        OptionalInt idle = keys.findIdle();
        for (Prompt prompt : standing) {
            OptionalInt none = OptionalInt.of(world.facts().none());
            rows.add(new double[] {lands(world, prompt, jump, none, seed), lands(world, prompt, jump, idle, seed)});
            progress.at("landings", rows.size(), standing.size());
        }
        return List.of(
                bootstrap.scalar("jump_lands", rows, mean -> mean[0]),
                bootstrap.scalar("jump_lands_idle", rows, mean -> mean[1]),
                Figure.Scalar.choice("jump_lands_idle_code", rows.size(), idle));
    }

    private static double lands(WorldModel world, Prompt prompt, OptionalInt jump, OptionalInt then, long seed) {
        if (jump.isEmpty() || then.isEmpty()) {
            return 0;
        }
        long[] keys = LongStream.concat(
                        IntStream.generate(jump::getAsInt).limit(JUMPING).asLongStream(),
                        IntStream.generate(then::getAsInt).limit(IDLING).asLongStream())
                .toArray();
        List<Picture> played = prompt.play(world, keys, seed);
        return landed(HeroPath.closed(played)) ? 1 : 0;
    }
}
