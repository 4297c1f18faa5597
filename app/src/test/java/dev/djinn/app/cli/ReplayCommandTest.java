package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.Main;
import dev.djinn.app.cli.Cli.Result;
import dev.djinn.engine.keep.Replay;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.TokenHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {
    private static final Path COINRUN = Path.of("..", "exported-models", "worlds", "coinrun");

    @TempDir
    private Path folder;

    private Path file;
    private String lastHash = "";

    /** A game that was rewound and branched, up to frame 40. */
    private void record(Path world, Path prompt) {
        file = folder.resolve("game.worldplay");
        try (WorldModel model = WorldModel.open(world, DeviceChoice.CPU)) {
            int actions = model.manifest().actions().size();
            Session session =
                    Session.start(model, Pictures.read(prompt), SessionSettings.defaults(model.manifest(), 7));
            for (int i = 0; i < 40; i++) {
                session.step(i / 5 % actions);
            }
            session.scrubTo(22);
            for (int i = 0; i < 18; i++) {
                session.step((i / 3 + 1) % actions);
            }
            assertThat(session.timeline().branches()).hasSize(2);
            lastHash = TokenHash.of(session.now().tokens_S());
            ReplayFile.write(file, Replay.of(model, session));
        }
    }

    private void recordToy() {
        Path prompt = folder.resolve("prompt.png");
        byte[] bgra = new byte[8 * 8 * 4];
        for (int i = 0; i < bgra.length; i++) {
            bgra[i] = i % 4 == 3 ? (byte) 255 : (byte) (i % 200);
        }
        AtomicFiles.write(prompt, out -> Pictures.writePng(new Picture(8, 8, bgra), out));
        record(Cli.TOY, prompt);
    }

    private static JsonNode object(Result result) {
        assertThat(result.out().lines()).hasSize(1);
        return JsonMapper.builder().build().readTree(result.out());
    }

    @Test
    void replayOfTheBundledWorldVerifiesInAnotherProcess() throws Exception {
        record(COINRUN, COINRUN.resolve("prompt-1.png"));
        assertThat(Files.size(file)).isLessThan(16 * 1024);

        Path out = folder.resolve("out.json");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Ddjinn.worlds=" + COINRUN.toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of("replay", file.toString(), "--verify", "--json", "--device", "cpu"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();

        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        JsonNode told = JsonMapper.builder().build().readTree(Files.readString(out));
        assertThat(told.get("world").asString()).isEqualTo("coinrun");
        assertThat(told.get("frames").asLong()).isEqualTo(40);
        assertThat(told.get("compared").asInt()).isEqualTo(4);
        assertThat(told.get("same").asBoolean()).isTrue();
        assertThat(told.get("last_token_hash").asString()).isEqualTo(lastHash);
    }

    @Test
    void replayIsRecordedFrameByFrame() throws IOException {
        recordToy();
        Path out = folder.resolve("frames");

        Result result = Cli.run("replay", file.toString(), "--out", out.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("40 frames of toy on cpu, 4 compared, all the same");
        assertThat(out.resolve("frame-0040.png")).exists();
        assertThat(out.resolve("frame-0041.png")).doesNotExist();
    }

    /** Fault 34: what was recorded is not what is dreamed. */
    @Test
    void frameThatDiffersIsToldAndWithVerifyTheCommandEndsWithSeven() {
        recordToy();
        Replay replay = ReplayFile.read(file);
        List<Replay.Mark> marks = new ArrayList<>(replay.marks());
        marks.set(2, new Replay.Mark(32, "0123456789abcdef"));
        ReplayFile.write(file, new Replay(replay.worldHash(), "toy", replay.rate(), replay.journey(), marks));

        Result verified = Cli.run("replay", file.toString(), "--verify", "--json");
        assertThat(verified.status()).isEqualTo(7);
        assertThat(verified.err()).contains("differs", "frame 32").hasLineCount(1);
        assertThat(object(verified).get("first_difference").asLong()).isEqualTo(32);

        Result played = Cli.run("replay", file.toString(), "--json");
        assertThat(played.status()).as("play along, and say so").isZero();
        assertThat(played.err()).contains("frame 32").hasLineCount(1);
    }

    /** Fault 34: the replay of a world that is not here, and a world that is not the one. */
    @Test
    void anotherWorldIsRefused() {
        recordToy();
        Replay replay = ReplayFile.read(file);
        ReplayFile.write(file, new Replay("1".repeat(64), "hills", 20, replay.journey(), replay.marks()));

        Result missing = Cli.run("replay", file.toString(), "--verify");
        assertThat(missing.status()).isEqualTo(3);
        assertThat(missing.err()).contains("\"hills\"", "is not here").hasLineCount(1);

        Result wrong = Cli.run("replay", file.toString(), "--world", "toy");
        assertThat(wrong.status()).isEqualTo(3);
        assertThat(wrong.err()).contains("another world, \"hills\"").hasLineCount(1);
    }

    @Test
    void fileThatIsNoReplayIsRefused() {
        AtomicFiles.write(folder.resolve("x.worldplay"), new byte[200]);

        Result result = Cli.run("replay", folder.resolve("x.worldplay").toString());

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("this is no replay").hasLineCount(1);
    }
}
