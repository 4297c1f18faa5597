package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void everyValueComesBackBitByBit() throws IOException {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        tensors.put("weights", TensorData.ofFloats(new float[] {1.5f, -0.0f, Float.MIN_VALUE, 3, 4, 5}, 2, 3));
        tensors.put("odd", bytes(-1, 0, 1));
        tensors.put("steps", TensorData.ofLongs(new long[] {Long.MIN_VALUE, -1}, 2));
        tensors.put("half", TensorData.of(TensorData.Type.F16, ByteBuffer.wrap(new byte[] {0, 60}), 1));
        tensors.put("scalar", TensorData.ofFloats(new float[] {7}));
        tensors.put("empty", TensorData.ofFloats(new float[0], 0, 4));

        Safetensors.Contents read = Safetensors.read(write(tensors, Map.of("made by", "djinn")));

        assertThat(read.metadata()).containsExactly(Map.entry("made by", "djinn"));
        assertThat(read.tensors().keySet()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
        tensors.forEach((name, tensor) -> {
            assertThat(read.tensors().get(name).bytes()).isEqualTo(tensor.bytes());
            assertThat(read.tensors().get(name)).hasToString(tensor.toString());
        });
        assertThat(read.tensors().get("steps").longs()).containsExactly(Long.MIN_VALUE, -1);
    }

    @Test
    void valuesStartAtAMultipleOfEight() throws IOException {
        byte[] file = Files.readAllBytes(write(Map.of("x", bytes(1)), Map.of()));

        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
        assertThat(file[file.length - 1]).isEqualTo((byte) 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[6],"data_offsets":[2,8]}} | tensor 'b' overlaps the one before
            {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[2],"data_offsets":[6,8]}} | tensor 'b' follows a hole
            {"a":{"dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,8]}}     | tensor 'a': shape holds 9223372036854775808, not a size
            {"a":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,8]}}  | tensor 'a': shape [9223372036854775807, 2] is too large
            {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}  | tensor 'a': shape [4294967296, 4294967296] is too large
            {"a":{"dtype":"U8","shape":[9000000000],"data_offsets":[0,9000000000]}}     | tensor 'a' has more than 2 GiB
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                      | tensor 'a': F32[3] does not fit its 8 bytes
            {"a":{"dtype":"U8","shape":[-8],"data_offsets":[0,8]}}                      | tensor 'a': shape holds -8, not a size
            {"a":{"dtype":"U8","shape":[8],"data_offsets":[8,0]}}                       | tensor 'a': data_offsets are not a beginning and an end
            {"a":{"dtype":"U8","shape":[8],"data_offsets":[0]}}                         | tensor 'a': data_offsets are not a beginning and an end
            {"a":{"dtype":"U8","data_offsets":[0,8]}}                                   | tensor 'a': shape is missing
            {"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}                      | tensor 'a': dtype "C64" is not one of
            {"a":{"dtype":"U8","shape":[16],"data_offsets":[0,16]}}                     | ends inside tensor 'a'
            {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}                       | has 4 bytes that belong to no tensor
            {"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} | has a header that is not JSON
            {"a":7}                                                                     | tensor 'a': dtype  is not one of
            {"__metadata__":{"step":7}}                                                 | has metadata 'step' that is not text
            [1]                                                                         | has a header that is not a JSON object
            {"a                                                                         | has a header that is not JSON
            """)
    void headerThatLiesIsRefusedWithOneReason(String header, String reason) throws IOException {
        Path file = writeRaw(header.getBytes(StandardCharsets.UTF_8).length, header, new byte[8]);

        assertRefused(file, reason);
    }

    @Test
    void headerLengthThatLiesIsRefusedBeforeMemoryIsTaken() throws IOException {
        assertRefused(writeRaw(100_000_001, "{}", new byte[0]), "says its header has 100000001 bytes");
        assertRefused(writeRaw(-1, "{}", new byte[0]), "says its header has 18446744073709551615 bytes");
        assertRefused(writeRaw(99_999_999, "{}", new byte[0]), "ends inside its header");
        assertRefused(Files.write(folder.resolve("short"), new byte[7]), "is too short for a safetensors file");
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        Path whole = write(Map.of("x", TensorData.ofFloats(new float[] {1, 2, 3}, 3)), Map.of());
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Safetensors.read(cut)).isInstanceOf(DjinnException.class);
        }
    }

    @Test
    void notANumberIsFoundAndNamed() {
        float[] values = {1, Float.NaN};
        TensorData infiniteHalf = TensorData.of(TensorData.Type.F16, ByteBuffer.wrap(new byte[] {0, 0x7c}), 1);

        assertThatThrownBy(() -> Safetensors.requireFinite(Map.of("w", TensorData.ofFloats(values, 2)), "file"))
                .hasMessage("file: tensor 'w' holds NaN or infinity");
        assertThat(infiniteHalf.isFinite()).isFalse();
        assertThat(TensorData.ofLongs(new long[] {-1}, 1).isFinite()).isTrue();
    }

    @Test
    void missingFileIsNamed() {
        assertRefused(folder.resolve("none"), "no such file");
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    private Path write(Map<String, TensorData> tensors, Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("file.safetensors");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Safetensors.write(out, tensors, metadata);
        }
        return file;
    }

    private static TensorData bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return TensorData.of(TensorData.Type.U8, ByteBuffer.wrap(bytes), bytes.length);
    }

    private Path writeRaw(long length, String header, byte[] values) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text).put(values);
        return Files.write(folder.resolve("attack.safetensors"), bytes.array());
    }
}
