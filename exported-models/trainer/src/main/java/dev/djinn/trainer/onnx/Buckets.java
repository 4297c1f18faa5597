package dev.djinn.trainer.onnx;

/**
 * How a vocabulary is cut into buckets for drawing a token in two moves, which is much cheaper than adding up the whole
 * vocabulary: first the bucket, then the token inside it.
 *
 * @param count buckets
 * @param size tokens of a bucket; the last one may be filled up with tokens that are never drawn
 */
public record Buckets(int count, int size) {
    private static final int WIDEST = 4;

    /** About square; without any filling where the vocabulary has a divisor that suits. */
    public static Buckets of(int vocabulary) {
        int root = (int) Math.ceil(Math.sqrt(vocabulary));
        for (int size = root; size <= WIDEST * root; size++) {
            if (vocabulary % size == 0) {
                return new Buckets(vocabulary / size, size);
            }
        }
        return new Buckets(Math.ceilDiv(vocabulary, root), root);
    }

    /** Tokens that fill up the last bucket. */
    public int filling(int vocabulary) {
        return count * size - vocabulary;
    }
}
