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
    void sketchesInFoldersArePlayedWithTheirFiguresAndSheets() throws IOException {
        Path world = named();
        Path sketches = Files.createDirectories(folder.resolve("sketches").resolve("mine"));
        draw(sketches.resolve("tall.PNG"), 40, 90);
        draw(sketches.getParent().resolve("wide.bmp"), 200, 70);
        Files.writeString(sketches.resolve("notes.txt"), "no picture");

        Path json = folder.resolve("pictures.json");
        Path strips = folder.resolve("strips");
        TestCommands.Result result = commands.execute(
                "pictures",
                "" + world,
                "" + sketches.getParent(),
                "--games",
                "2",
                "--json",
                "" + json,
                "--strips",
                "" + strips);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        String tall = Path.of("mine", "tall.PNG").toString();
        assertThat(result.out()).contains(tall, "wide.bmp", "pictures_both").doesNotContain("notes");
        JsonNode root = JsonMapper.builder().build().readTree(Files.readString(json));
        assertThat(root.get("pictures").size()).isEqualTo(2);
        assertThat(root.get("pictures").get(0).get("picture").asString()).isEqualTo(tall);
        assertThat(root.get("pictures_left").asDouble()).isBetween(0.0, 1.0);
        assertThat(root.get("intervals").get("pictures_left").get("clips").asInt())
                .isEqualTo(2);
        assertThat(ImageIO.read(strips.resolve("mine-tall.png").toFile()).getHeight())
                .isEqualTo(9 * (3 * 32 + 2) + 2);
        assertThat(strips.resolve("wide.png")).exists();
    }

    @Test
    void badInputsAreOneLineAndAnExitCode() throws IOException {
        Path world = named();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        commands.assertFails(3, "has no pictures", "pictures", "" + world, "" + empty);
        commands.assertFails(3, "no such file", "pictures", "" + world, "" + folder.resolve("none.png"));
        commands.assertFails(2, "--games is 0", "pictures", "" + world, "" + empty, "--games", "0");
        commands.assertFails(2, "Missing required", "pictures", "" + world);
        VerifiedWorld verified = WorldFolder.verify(world);
        WorldFolder.relabel(
                verified,
                verified.manifest().actions().stream()
                        .map(action -> ActionLabel.unnamed(action.code()))
                        .toList());
        commands.assertFails(3, "no action of this world is called 'left'", "pictures", "" + world, "" + empty);
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
