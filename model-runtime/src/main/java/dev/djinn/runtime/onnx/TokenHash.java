package dev.djinn.runtime.onnx;

import dev.djinn.runtime.io.Hashes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The name of a frame's tokens: equal tokens have equal hashes, on every machine. */
public final class TokenHash {
    private static final int HEX_DIGITS = 16;

    private TokenHash() {}

    /** The first 16 hexadecimal digits of the SHA-256 of the tokens as little-endian int64. */
    public static String of(long[] tokens_S) {
        ByteBuffer bytes = ByteBuffer.allocate(tokens_S.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(tokens_S);
        return Hashes.sha256(bytes.array()).substring(0, HEX_DIGITS);
    }
}
