package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CheckpointStoreTest {
    private static final String STAGE = "tokenizer";

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void stateComesBackBitByBit() {
        ObjectNode state = JsonMapper.shared().createObjectNode();
        state.put("seed", Long.MIN_VALUE + 1).put("seconds", 0.1 + 0.2).put("least", Double.MIN_VALUE);
        CheckpointStore store = store(2);

        store.save(STAGE, 12, weights(1.25f), state);
        Checkpoint read = store.latest(STAGE).orElseThrow();

        assertThat(read.step()).isEqualTo(12);
        assertThat(read.tensors().get("w").floats()).containsExactly(1.25f);
        assertThat(read.state().get("seed").asLong()).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(read.state().get("seconds").asDouble()).isEqualTo(0.1 + 0.2);
        assertThat(read.state().get("least").asDouble()).isEqualTo(Double.MIN_VALUE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void stagesAreKeptApart() {
        CheckpointStore store = store(1);
        store.save(STAGE, 1, weights(1), state());

        assertThat(store.latest("dynamics")).isEmpty();
        assertThat(store.best("dynamics")).isEmpty();
        assertThat(store.best(STAGE))
                .hasValueSatisfying(best -> assertThat(best.step()).isEqualTo(1));
    }

    @Test
    void onlyTheNewestFewAndTheBestAreKept() throws IOException {
        CheckpointStore store = store(2);
        double[] scores = {20, 25, 24, 23, 22};
        for (int i = 0; i < scores.length; i++) {
            store.save(STAGE, 100L * (i + 1), weights(i), state(), OptionalDouble.of(scores[i]));
        }

        assertThat(names()).containsExactly("000002-step-200", "000004-step-400", "000005-step-500", "best.json");
        assertThat(store.best(STAGE).orElseThrow().step()).isEqualTo(200);
        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(500);
    }

    @Test
    void brokenCheckpointsArePassedOverWithAWarning() throws IOException {
        CheckpointStore store = store(5);
        for (int step = 1; step <= 4; step++) {
            store.save(STAGE, step, weights(step), state());
        }
        Path tensors = file("000004-step-4", "tensors.safetensors");
        Files.write(tensors, java.util.Arrays.copyOf(Files.readAllBytes(tensors), 40));
        flipLastByte(file("000003-step-3", "tensors.safetensors"));
        Files.delete(file("000002-step-2", "state.json"));

        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(1);
        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(0)).contains("000004-step-4").startsWith("passed over a broken checkpoint");
        assertThat(warnings.get(1)).contains("000003-step-3").contains("was changed after it was written");
        assertThat(warnings.get(2)).contains("000002-step-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"v":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}} | tensor 'v' overlaps the one before
            {"w":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}} | tensor 'w': shape holds 9223372036854775808, not a size
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                   | tensors.safetensors was changed after it was written
            """)
    void aHeaderThatLiesIsNamedByFileAndFieldAndTheCheckpointBeforeIsUsed(String header, String reason)
            throws IOException {
        CheckpointStore store = store(5);
        store.save(STAGE, 1, weights(1), state());
        store.save(STAGE, 2, weights(2), state());
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer lie = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                file("000002-step-2", "tensors.safetensors"),
                lie.putLong(text.length).put(text).array());

        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(1);

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("passed over a broken checkpoint: ")
                .contains("000002-step-2/tensors.safetensors")
                .contains(reason);
    }

    @Test
    void whenNoCheckpointIsWholeTheRunIsRefusedAndNothingIsDeleted() throws IOException {
        CheckpointStore store = store(5);
        store.save(STAGE, 1, weights(1), state());
        store.save(STAGE, 2, weights(2), state());
        flipLastByte(file("000001-step-1", "tensors.safetensors"));
        Path described = file("000002-step-2", "state.json");
        Files.writeString(described, Files.readString(described).replace("\"format\" : 1", "\"format\" : 7"));

        assertThatThrownBy(() -> store.latest(STAGE))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("no checkpoint in " + folder.resolve(STAGE) + " can be used")
                .hasMessageContaining(described + ": format is 7, this trainer reads 1")
                .hasMessageContaining("delete that folder to begin the stage anew");
        assertThat(names()).containsExactly("000001-step-1", "000002-step-2");
    }

    @Test
    void afterAReturnToAnEarlierStepTheNewerSaveWins() {
        CheckpointStore store = store(2);
        store.save(STAGE, 100, weights(1), state());
        store.save(STAGE, 50, weights(2), state());
        store.save(STAGE, 50, weights(3), state());

        assertThat(store.latest(STAGE).orElseThrow().tensors().get("w").floats())
                .containsExactly(3);
    }

    @Test
    void weightsThatAreNotANumberAreNeverAGoodCheckpoint() {
        CheckpointStore store = store(2);
        store.save(STAGE, 1, weights(1), state());
        store.save(STAGE, 2, weights(Float.NaN), state());

        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(1);
        assertThat(warnings).singleElement().asString().contains("tensor 'w' holds NaN or infinity");
    }

    @Test
    void whatAKilledSaveLeftIsIgnoredAndTidied() throws IOException {
        CheckpointStore store = store(2);
        store.save(STAGE, 1, weights(1), state());
        Path left = Files.createDirectory(folder.resolve(STAGE).resolve(".unfinished-000002-step-2"));
        Files.writeString(left.resolve("tensors.safetensors"), "half");

        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(1);
        store.save(STAGE, 2, weights(2), state());
        assertThat(names()).containsExactly("000001-step-1", "000002-step-2");
    }

    @Test
    void missingOrDifferentTensorIsNamed() {
        CheckpointStore store = store(1);
        store.save(STAGE, 1, weights(1), state());
        Checkpoint checkpoint = store.latest(STAGE).orElseThrow();

        assertThat(checkpoint.require("w", TensorData.Type.F32, 1).floats()).containsExactly(1);
        assertThatThrownBy(() -> checkpoint.require("w", TensorData.Type.F32, 2))
                .hasMessageEndingWith("tensor 'w' is F32[1], this configuration needs F32[2]");
        assertThatThrownBy(() -> checkpoint.require("v", TensorData.Type.F32, 1))
                .hasMessageEndingWith("has no tensor 'v'");
    }

    @Test
    void fullDiskCostsOlderCheckpointsBeforeTheNewOne() throws IOException {
        Path disk = smallDisk(400_000);
        CheckpointStore store = new CheckpointStore(disk, 5, warnings::add, pauses::add);
        for (int step = 1; step <= 9; step++) {
            store.save(STAGE, step, megabytes(0.1f), state(), OptionalDouble.of(-step));
        }

        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(9);
        assertThat(warnings).allMatch(warning -> warning.endsWith("removed older ones, trying again"));
        assertThat(warnings).isNotEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void fullDiskNeverCostsTheLastGoodCheckpoint() throws IOException {
        Path disk = smallDisk(400_000);
        CheckpointStore store = new CheckpointStore(disk, 2, warnings::add, pauses::add);
        store.save(STAGE, 1, megabytes(0.1f), state());

        assertThatThrownBy(() -> store.save(STAGE, 2, megabytes(1), state()))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE))
                .hasMessageContaining("the disk is full");
        assertThat(pauses).hasSize(CheckpointStore.RETRIES).containsOnly(CheckpointStore.PAUSE);
        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(1);
        try (Stream<Path> left = Files.list(disk.resolve(STAGE))) {
            assertThat(left).hasSize(1);
        }
        store.save(STAGE, 3, megabytes(0.1f), state());
        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(3);
    }

    @Test
    void aBrokenNewestIsGivenUpBeforeAGoodOlderOne() throws IOException {
        Path disk = smallDisk(400_000);
        CheckpointStore store = new CheckpointStore(disk, 3, warnings::add, pauses::add);
        store.save(STAGE, 1, megabytes(0.1f), state());
        store.save(STAGE, 2, megabytes(0.1f), state());
        flipLastByte(disk.resolve(STAGE).resolve("000002-step-2").resolve("tensors.safetensors"));

        assertThatThrownBy(() -> store.save(STAGE, 3, megabytes(1), state())).isInstanceOf(DjinnException.class);

        assertThat(store.latest(STAGE).orElseThrow().step()).isEqualTo(1);
    }

    private CheckpointStore store(int keepLast) {
        return new CheckpointStore(folder, keepLast, warnings::add, pauses::add);
    }

    private static Path smallDisk(long bytes) throws IOException {
        Configuration configuration = Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(bytes)
                .build();
        return Files.createDirectory(Jimfs.newFileSystem(configuration).getPath("/run"));
    }

    private static Map<String, TensorData> weights(float value) {
        return Map.of("w", TensorData.ofFloats(new float[] {value}, 1));
    }

    private static Map<String, TensorData> megabytes(float size) {
        int count = (int) (size * 250_000);
        return Map.of("w", TensorData.ofFloats(new float[count], count));
    }

    private static ObjectNode state() {
        return JsonMapper.shared().createObjectNode();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve(STAGE))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private Path file(String checkpoint, String name) {
        return folder.resolve(STAGE).resolve(checkpoint).resolve(name);
    }

    private static void flipLastByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }
}
