package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.cli.Cli.Result;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GenerateCommandTest {
    @TempDir
    private Path folder;

    private Path prompt;

    @BeforeEach
    void writePrompt() {
        prompt = folder.resolve("prompt.png");
        byte[] bgra = new byte[16 * 16 * 4];
        for (int i = 0; i < bgra.length; i++) {
            bgra[i] = i % 4 == 3 ? (byte) 255 : (byte) (i / 64 * 16);
        }
        Picture picture = new Picture(16, 16, bgra);
        AtomicFiles.write(prompt, out -> Pictures.writePng(picture, out));
    }

    private Result generate(String... more) {
        return Cli.run(Stream.concat(Stream.of("generate", "toy", "--prompt", prompt.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static JsonNode object(Result result) {
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).hasSize(1);
        return JsonMapper.builder().build().readTree(result.out());
    }

    @Test
    void jsonSaysWhatWasPlayedAndTheSameCommandGivesTheSameHashes() {
        JsonNode first = object(generate("--actions", "0,1,2,0,1", "--seed", "7", "--json"));

        assertThat(first.propertyNames())
                .containsExactlyInAnyOrder(
                        "world",
                        "device",
                        "seed",
                        "actions",
                        "token_hashes",
                        "ms_per_frame",
                        "first_frame_ms",
                        "first_frame_cpu_ms");
        assertThat(first.get("world").asString()).isEqualTo("toy");
        assertThat(first.get("device").asString()).isEqualTo("cpu");
        assertThat(first.get("seed").asLong()).isEqualTo(7);
        assertThat(first.get("actions")).hasSize(5);
        assertThat(first.get("token_hashes")).hasSize(5);
        assertThat(first.get("ms_per_frame").asDouble()).isEqualTo(2);
        assertThat(withoutItsStart(object(generate("--actions", "0,1,2,0,1", "--seed", "7", "--json"))))
                .isEqualTo(withoutItsStart(first));
    }

    /** What the process took to begin with is no matter of the game's. */
    private static JsonNode withoutItsStart(JsonNode object) {
        return ((ObjectNode) object).deepCopy().without(List.of("first_frame_ms", "first_frame_cpu_ms"));
    }

    @Test
    void jsonSaysWhenTheFirstFrameWasThere() {
        JsonNode start = object(generate("--actions", "0", "--json"));

        assertThat(start.get("first_frame_ms").asLong()).isPositive();
        assertThat(start.get("first_frame_cpu_ms").asLong()).isPositive();
    }

    @Test
    void anotherSeedOrAnotherActionDreamsAnotherGame() {
        JsonNode hashes = object(generate("--actions", "0,1,2,0", "--seed", "7", "--json"))
                .get("token_hashes");

        assertThat(object(generate("--actions", "0,1,2,0", "--seed", "8", "--json"))
                        .get("token_hashes"))
                .isNotEqualTo(hashes);
        assertThat(object(generate("--actions", "0,1,2,1", "--seed", "7", "--json"))
                        .get("token_hashes"))
                .isNotEqualTo(hashes);
    }

    @Test
    void folderHoldsThePromptAsFrameZeroAndOneFrameForEachActionAtNativeSize() throws IOException {
        Path out = folder.resolve("frames");

        Result result = generate("--actions", "0,1,2", "--out", out.toString());

        assertThat(result.status()).isZero();
        assertThat(names(out)).containsExactly("frame-0000.png", "frame-0001.png", "frame-0002.png", "frame-0003.png");
        assertThat(Pictures.read(out.resolve("frame-0000.png")))
                .isEqualTo(Pictures.fit(Pictures.read(prompt), 8, 8, Fit.CROP));
        assertThat(Pictures.read(out.resolve("frame-0003.png")).width()).isEqualTo(8);
    }

    @Test
    void greedyFrameIsTheOneWorkedOutByHand() {
        Path out = folder.resolve("frames");

        generate("--actions", "2", "--temperature", "0", "--out", out.toString());

        long[] tokens = tokens(out.resolve("frame-0000.png"));
        long[] next = tokens(out.resolve("frame-0001.png"));
        assertThat(next)
                .isEqualTo(Arrays.stream(tokens).map(token -> (token + 2) % 16).toArray());
    }

    @Test
    void gifWithKeysShowsTheFrameEnlargedAndTheHeldKeyLit() throws IOException {
        Path out = folder.resolve("x.gif");

        Result result = generate("--actions", "2x3,0x2", "--out", out.toString(), "--keys", "--colours", "32");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(out.toFile())) {
            grabber.start();
            assertThat(grabber.getImageWidth()).isEqualTo(256);
            for (int held : new int[] {-1, 2, 2, 2, 0, 0}) {
                Frame frame = grabber.grabImage();
                for (int key = 0; key < 3; key++) {
                    int at = 260 * frame.imageStride + (key * 256 / 3 + 3) * 3;
                    int blue = ((ByteBuffer) frame.image[0]).get(at) & 255;
                    int red = ((ByteBuffer) frame.image[0]).get(at + 2) & 255;
                    assertThat(red > blue + 40)
                            .as("key %d when %d is held", key, held)
                            .isEqualTo(key == held);
                }
            }
            assertThat(grabber.grabImage()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"x.mp4", "x.gif", "x.png", "new/folder/x.png"})
    void everyFormatIsWritten(String name) throws IOException {
        Path out = folder.resolve(name);

        assertThat(generate("--actions", "0,1,2,0,1", "--out", out.toString()).status())
                .isZero();

        assertThat(Files.size(out)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--actions 0,3                    | 2 | action 3 does not exist",
                "--actions 0,,1                   | 2 | is not an action",
                "--actions x                      | 2 | is not an action",
                "--actions 0 --steps 0            | 2 | steps is 0",
                "--actions 0 --steps 65           | 2 | steps is 65",
                "--actions 0 --temperature -1     | 2 | temperature is -1",
                "--actions 0 --temperature NaN    | 2 | temperature is NaN",
                "--actions 0 --seed x             | 2 | --seed",
                "--actions 0 --device gpu         | 2 | --device",
                "--actions 0 --out x.avi          | 2 | cannot record x.avi",
                "--actions 0 --nonsense           | 2 | --nonsense",
                "--json                           | 2 | --actions",
                "--actions 0 --keys               | 2 | gif",
                "--actions 0 --keys --out x.mp4   | 2 | gif",
                "--actions 0 --keys --out x.gif --colours 3 | 2 | colours is 3",
                "--actions 0 --device cuda        | 5 | CUDA",
                "--actions 0 --prompt none.png    | 3 | none.png",
                "--actions 0 --prompt pom.xml     | 3 | pom.xml",
                "--actions 0 --prompt src         | 3 | src",
                "--actions 0 --out pom.xml/x.mp4  | 6 | cannot write pom.xml/x.mp4",
                "--actions 0 --out pom.xml/frames | 6 | cannot write pom.xml/frames",
            })
    void badInputIsOneLineAndItsOwnExitCode(String arguments, int status, String message) {
        List<String> args = Stream.of(arguments.strip().split(" +")).toList();
        boolean ownPrompt = args.contains("--prompt");
        Stream<String> all = Stream.of(
                        Stream.of("generate", "toy"),
                        ownPrompt ? Stream.<String>empty() : Stream.of("--prompt", prompt.toString()),
                        args.stream(),
                        args.contains("--out") || args.contains("--json")
                                ? Stream.<String>empty()
                                : Stream.of("--json"))
                .flatMap(part -> part);

        Result result = Cli.run(all.toArray(String[]::new));

        assertThat(result.err()).contains(message);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void neitherOutNorJsonIsWrongUsage() {
        assertThat(generate("--actions", "0").status()).isEqualTo(2);
    }

    @Test
    void damagedWorldIsRefusedByName() throws IOException {
        Path world = copyOfToy();
        byte[] graph = Files.readAllBytes(world.resolve("dynamics.onnx"));
        graph[graph.length / 2] ^= 1;
        Files.write(world.resolve("dynamics.onnx"), graph);

        Result result = Cli.run("generate", world.toString(), "--actions", "0", "--json");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("dynamics.onnx").contains("changed or damaged");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void worldWithAFileMissingIsRefusedByName() throws IOException {
        Path world = copyOfToy();
        Files.delete(world.resolve("lam.onnx"));

        Result result = Cli.run("generate", world.toString(), "--actions", "0", "--json");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("lam.onnx").contains("missing");
    }

    @Test
    void unknownWorldIsToldTogetherWithThoseThereAre() {
        Result result = Cli.run("generate", "nowhere", "--actions", "0", "--json");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("nowhere").contains("there are: toy");
    }

    @Test
    void worldsOwnPromptComesBeforeTheBundledOnes() throws IOException {
        Path world = copyOfToy();
        Files.copy(prompt, world.resolve("prompt-1.png"));
        Path out = folder.resolve("frames");

        Result result = Cli.run("generate", world.toString(), "--actions", "0", "--out", out.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Pictures.read(out.resolve("frame-0000.png")))
                .isEqualTo(Pictures.fit(Pictures.read(prompt), 8, 8, Fit.CROP));
    }

    private Path copyOfToy() throws IOException {
        Path world = Files.createDirectory(folder.resolve("a world"));
        try (Stream<Path> files = Files.list(Cli.TOY)) {
            for (Path file : files.toList()) {
                Files.copy(file, world.resolve(file.getFileName()));
            }
        }
        return world;
    }

    /** A token of the toy world is the blue of its quarter divided by 16. */
    private static long[] tokens(Path frame) {
        Picture picture = Pictures.read(frame);
        return new long[] {
            (picture.argb(0, 0) & 255) / 16,
            (picture.argb(4, 0) & 255) / 16,
            (picture.argb(0, 4) & 255) / 16,
            (picture.argb(4, 4) & 255) / 16
        };
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
