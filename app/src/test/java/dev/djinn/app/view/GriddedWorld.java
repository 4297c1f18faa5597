package dev.djinn.app.view;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scrolling world with 8 x 8 tokens, of which the first says how far, and without names of its actions: it is surer of
 * the tokens below, and fixes them in four steps, diagonal by diagonal.
 */
final class GriddedWorld extends ScrollingWorld {
    static final int STEPS = 4;

    private static final int COLUMNS = 8;
    private static final int TOKENS = COLUMNS * COLUMNS;
    private static final int CODES = 512;

    @Override
    public WorldManifest manifest() {
        WorldManifest plain = super.manifest();
        return new WorldManifest(
                plain.format(),
                plain.name(),
                plain.frame(),
                new WorldManifest.Grid(COLUMNS, COLUMNS),
                CODES,
                plain.window(),
                IntStream.range(0, plain.actions().size())
                        .mapToObj(code -> code == IDLE ? new ActionLabel(code, "idle", "4") : ActionLabel.unnamed(code))
                        .toList(),
                new WorldManifest.Defaults(STEPS, 1, false, 1),
                plain.licence(),
                plain.attributions(),
                plain.provenance(),
                plain.files());
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        super.encode(frames_T);
        return new long[][] {tokens(0)};
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        NextFrame next = super.next(tokens_TS, actions_T, sampling, noise);
        float[] confidence_S = new float[TOKENS];
        for (int s = 0; s < TOKENS; s++) {
            confidence_S[s] = (s / COLUMNS + 1) / (float) COLUMNS;
        }
        int[] revealedAt_S = IntStream.range(0, TOKENS)
                .map(s -> (s / COLUMNS + s % COLUMNS) % sampling.steps())
                .toArray();
        return new NextFrame(tokens(next.tokens_S()[0]), next.pixels(), confidence_S, revealedAt_S);
    }

    private static long[] tokens(long first) {
        long[] tokens_S = new long[TOKENS];
        Arrays.setAll(tokens_S, s -> s == 0 ? first : (first * 3 + s * 7L) % CODES);
        return tokens_S;
    }
}
