package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import java.util.Arrays;
import java.util.Collection;

/**
 * Which codes of the codebook some frames used. Immutable: readers leave the array as it is.
 *
 * @param frames how many
 * @param different how many different codes they used
 * @param vocabulary how many codes there are
 * @param uses_B how often the codes were used, by parts of the codebook that are equally large, but for the last
 */
public record CodeUse(int frames, int different, int vocabulary, int[] uses_B) {
    static final CodeUse NONE = new CodeUse(0, 0, 1, new int[0]);

    private static final int MOST_PARTS = 64;

    /** @param tokens_TS of the frames, each 0..vocabulary-1 */
    static CodeUse of(Collection<long[]> tokens_TS, int vocabulary) {
        int[] uses_V = new int[vocabulary];
        tokens_TS.forEach(tokens_S -> Arrays.stream(tokens_S).forEach(code -> uses_V[(int) code]++));
        int size = Math.ceilDiv(vocabulary, MOST_PARTS);
        int[] uses_B = new int[Math.ceilDiv(vocabulary, size)];
        for (int code = 0; code < vocabulary; code++) {
            uses_B[code / size] += uses_V[code];
        }
        int different = (int) Arrays.stream(uses_V).filter(uses -> uses > 0).count();
        return new CodeUse(tokens_TS.size(), different, vocabulary, uses_B);
    }

    /** The share of the codebook that was used, 0..1. */
    public double share() {
        return (double) different / vocabulary;
    }

    public String words() {
        return frames == 0 ? Words.of("xray.no-codes") : Words.of("xray.codes", different, vocabulary, frames);
    }
}
