package dev.djinn.trainer.onnx;

/**
 * How a vocabulary is cut into groups for drawing a token in two moves, which is much cheaper than adding up the whole
 * vocabulary: first the group, then the token inside it.
 *
 * @param count G, groups
 * @param size M, tokens of a group; the last group may be filled up with tokens that are never drawn
 */
public record Groups(int count, int size) {
    private static final int WIDEST = 4;

    /** About square; without any filling where the vocabulary has a divisor that suits. */
    public static Groups of(int vocabulary) {
        int root = (int) Math.ceil(Math.sqrt(vocabulary));
        for (int size = root; size <= WIDEST * root; size++) {
            if (vocabulary % size == 0) {
                return new Groups(vocabulary / size, size);
            }
        }
        return new Groups(Math.ceilDiv(vocabulary, root), root);
    }

    /** Tokens that fill up the last group. */
    public int filling(int vocabulary) {
        return count * size - vocabulary;
    }
}
