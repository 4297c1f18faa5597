package dev.djinn.runtime.onnx;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The dice of one frame. They depend on the seed and the frame's number only, never on what was thrown before, so a game
 * replayed, rewound or branched throws the same dice at the same frame.
 *
 * @param seed of the whole game
 * @param frameNumber of the frame to come; the prompt ends at frame 0
 */
public record FrameNoise(long seed, long frameNumber) {
    private static final RandomGeneratorFactory<RandomGenerator> DICE = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final int UNUSED_BITS = 41;
    private static final float UNIT = 0x1p-23f;

    public static FrameNoise of(long seed, long frameNumber) {
        return new FrameNoise(seed, frameNumber);
    }

    /** Fills the rest of {@code uniforms} with uniforms strictly inside (0, 1), multiples of 2^-24. */
    public void fill(FloatBuffer uniforms) {
        RandomGenerator dice = DICE.create(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(seed)
                .putLong(frameNumber)
                .array());
        while (uniforms.hasRemaining()) {
            uniforms.put(((dice.nextLong() >>> UNUSED_BITS) + 0.5f) * UNIT);
        }
    }
}
