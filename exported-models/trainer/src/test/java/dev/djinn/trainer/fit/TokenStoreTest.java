package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {
    private static final int TOKENS = 920;
    private static final long BYTES = 5L << 30;

    @TempDir
    Path temp;

    @Test
    void tokensOfDaysOfVideoAreReadBeyondFourGigabytes() throws IOException {
        long lastFrame = BYTES / (2 * TOKENS) - 1;
        Path file = temp.resolve("tokens.i16");
        try (FileChannel sparse = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {(byte) 0xfe, (byte) 0xff}), lastFrame * 2 * TOKENS);
            sparse.write(ByteBuffer.wrap(new byte[] {7, 1}), (lastFrame + 1) * 2 * TOKENS - 2);
        }

        TokenStore store = TokenStore.open(file, file, TOKENS);
        long[] tokens = store.clip(lastFrame - 1, 2);

        assertThat(tokens).hasSize(2 * TOKENS);
        assertThat(tokens[TOKENS - 1]).isZero();
        assertThat(tokens[TOKENS]).isEqualTo(0xfffe);
        assertThat(tokens[2 * TOKENS - 1]).isEqualTo(0x0107);
    }
}
