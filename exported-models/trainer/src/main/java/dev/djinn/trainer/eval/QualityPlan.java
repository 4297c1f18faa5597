package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Sampling;
import java.util.List;

/**
 * Which settings to compare, and on how much.
 *
 * @param steps MaskGIT iterations a frame
 * @param temperatures of the dice
 * @param guidances how much stronger than learned a key acts; each is combined with each of the steps and temperatures
 * @param clips of 12 frames, 2..10000
 * @param prompts to play 200 frames of random keys from, 2..10000, or 0 for none
 * @param seed of the choice of clips, the sampling, the random actions and the bootstrap
 */
public record QualityPlan(
        List<Integer> steps, List<Float> temperatures, List<Float> guidances, int clips, int prompts, long seed) {
    private static final int MOST = 10_000;

    /** The settings that a default is chosen from. */
    public static final List<Integer> STEPS = List.of(1, 2, 4, 8, 16, 25);

    public static final List<Float> TEMPERATURES = List.of(0f, 0.5f, 0.7f, 1f);

    public static final List<Float> GUIDANCES = List.of(1f);

    public QualityPlan {
        steps = List.copyOf(steps);
        temperatures = List.copyOf(temperatures);
        guidances = List.copyOf(guidances);
        if (clips < HeldOut.FEWEST || clips > MOST) {
            throw new DjinnException(
                    ExitCode.USAGE, "--clips is " + clips + ", it must be " + HeldOut.FEWEST + ".." + MOST);
        }
        if (prompts != 0 && (prompts < HeldOut.FEWEST || prompts > MOST)) {
            throw new DjinnException(
                    ExitCode.USAGE, "--prompts is " + prompts + ", it must be 0 or " + HeldOut.FEWEST + ".." + MOST);
        }
        try {
            steps.forEach(count -> new Sampling(count, 0, false));
            temperatures.forEach(temperature -> new Sampling(1, temperature, false));
            guidances.forEach(guidance -> new Sampling(1, 0, false, guidance));
        } catch (IllegalArgumentException e) {
            throw new DjinnException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** All combinations, by steps, then by temperature, then by guidance, unmasking as the world does. */
    List<Sampling> settings(boolean randomOrder) {
        return steps.stream()
                .flatMap(count -> temperatures.stream()
                        .flatMap(heat ->
                                guidances.stream().map(guidance -> new Sampling(count, heat, randomOrder, guidance))))
                .toList();
    }
}
