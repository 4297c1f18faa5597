package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** "Pictures it never saw" of {@code docs/evaluation.md}, from files, in a real world. */
@ExtendWith(TrainedWorld.Once.class)
class PicturesCommandTest {
    private static final List<String> NAMES =
            List.of("left", "right", "jump", "idle", "action 4", "action 5", "action 6", "action 7");

    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path trained;

    PicturesCommandTest(TrainedWorld world) {
        trained = world.world();
    }

    @Test
    void sketchesInAFolderArePlayedAndTheirSheetsLeaveThemAlone() throws IOException {
        Path world = named();
        Path sketches = folder.resolve("sketches");
        Path tall = sketches.resolve("mine").resolve("tall.PNG");
        Files.createDirectories(tall.getParent());
        draw(tall, 40, 90);
        draw(sketches.resolve("wide.bmp"), 200, 70);
        draw(sketches.resolve("wide.png"), 70, 70);
        byte[] before = Files.readAllBytes(sketches.resolve("wide.png"));

        Path json = folder.resolve("pictures.json");
        for (int time = 1; time <= 2; time++) {
            TestCommands.Result result = commands.execute(
                    "pictures",
                    "" + world,
                    "" + sketches,
                    "--games",
                    "2",
                    "--json",
                    "" + json,
                    "--strips",
                    "" + sketches.resolve("mine"));
            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
            assertThat(result.out()).contains("wide.bmp", "wide.png", "pictures_both");
        }
        JsonNode root = JsonMapper.builder().build().readTree(Files.readString(json));
        assertThat(root.get("pictures").size()).isEqualTo(2);
        assertThat(root.get("pictures").get(1).get("picture").asString()).isEqualTo("wide.png");
        assertThat(root.get("intervals").get("pictures_left").get("clips").asInt())
                .isEqualTo(2);
        assertThat(Files.readAllBytes(sketches.resolve("wide.png"))).isEqualTo(before);
        try (Stream<Path> sheets = Files.list(tall.getParent())) {
            assertThat(sheets.map(sheet -> "" + sheet.getFileName()))
                    .containsExactlyInAnyOrder("tall.PNG", "held-001-wide.png", "held-002-wide.png");
        }
        assertThat(ImageIO.read(tall.resolveSibling("held-001-wide.png").toFile())
                        .getHeight())
                .isEqualTo(9 * (3 * 32 + 2) + 2);
    }

    @Test
    void badInputsAreOneLineAndAnExitCodeAndNothingIsWritten() throws IOException {
        Path world = named();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        String json = "" + folder.resolve("x.json");
        commands.assertFails(3, "No png, jpg, webp, gif or bmp", "pictures", "" + world, "" + empty, "--json", json);
        commands.assertFails(3, "no such file", "pictures", "" + world, "" + folder.resolve("none.png"));
        commands.assertFails(3, "text.png", "pictures", "" + world, "" + text, "--json", json);
        commands.assertFails(2, "--games is 0", "pictures", "" + empty, "" + empty, "--games", "0");
        commands.assertFails(2, "Missing required", "pictures", "" + world);
        VerifiedWorld verified = WorldFolder.verify(world);
        WorldFolder.relabel(
                verified,
                verified.manifest().actions().stream()
                        .map(action -> ActionLabel.unnamed(action.code()))
                        .toList());
        commands.assertFails(3, "no action of this world is called 'left'", "pictures", "" + world, "" + text);
        assertThat(Path.of(json)).doesNotExist();
    }

    private Path named() throws IOException {
        Path world = folder.resolve("world");
        TestCommands.copy(trained, world);
        VerifiedWorld verified = WorldFolder.verify(world);
        WorldFolder.relabel(
                verified,
                verified.manifest().actions().stream()
                        .map(action ->
                                new ActionLabel(action.code(), NAMES.get(action.code()), action.key(), 0, 0, 0, 1))
                        .toList());
        return world;
    }

    private static void draw(Path file, int width, int height) throws IOException {
        String name = file.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file.toFile()))
                .isTrue();
    }
}
