package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenHashTest {
    /** Golden value from coreutils: {@code printf '\1\0\0\0\0\0\0\0\0\4\0\0\0\0\0\0' | sha256sum}. */
    @Test
    void isTheStartOfTheSha256OfLittleEndianTokens() {
        assertThat(TokenHash.of(new long[] {1, 1024})).isEqualTo("b08eb9f4cc1b6cb8");
    }

    @Test
    void tellsOrderApart() {
        assertThat(TokenHash.of(new long[] {1, 2})).isNotEqualTo(TokenHash.of(new long[] {2, 1}));
    }
}
