package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code recipes/platformer.toml} says, from no file at all to a measured world, at a size that takes seconds. */
class PlatformerRecipeTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();

    @Test
    void aPlatformerComesFromNothingButItsRecipe() throws Exception {
        String videos = synth("videos", "1");
        String heldOut = synth("heldout", "1000001");
        Path run = folder.resolve("run");
        Path world = folder.resolve("platformer");
        Path json = folder.resolve("figures.json");
        succeeds(
                "fit",
                videos,
                "--heldout",
                heldOut,
                "--out",
                "" + run,
                "--config",
                "recipes/platformer.toml",
                "--device",
                "cpu",
                "--set",
                "world.width=32",
                "--set",
                "world.height=32",
                "--set",
                "tokenizer.encoder_width=64",
                "--set",
                "tokenizer.decoder_width=64",
                "--set",
                "tokenizer.vocabulary=64",
                "--set",
                "actions.width=64",
                "--set",
                "dynamics.width=64",
                "--set",
                "dynamics.layers=1",
                "--set",
                "training.tokenizer.steps=4",
                "--set",
                "training.dynamics.steps=12");
        succeeds("export", "" + run, "" + world, "--clips", "0");
        succeeds(
                "eval",
                "" + world,
                "--heldout",
                heldOut,
                "--truth",
                heldOut + "/truth/actions.csv",
                "--clips",
                "2",
                "--prompts",
                "2",
                "--rollouts",
                "0",
                "--json",
                "" + json);
        WorldManifest manifest = WorldFolder.verify(world).manifest();
        assertThat(manifest.name()).isEqualTo("platformer");
        assertThat(manifest.licence()).isEqualTo("CC0-1.0");
        assertThat(manifest.actions()).hasSize(8);
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(figures.path("code_nmi").asDouble()).isBetween(0.0, 1.0);
        assertThat(figures.path("tokenizer_psnr").asDouble()).isGreaterThan(5);
    }

    private String synth(String name, String seed) {
        String out = "" + folder.resolve(name);
        succeeds("synth", out, "--episodes", "6", "--frames", "40", "--seed", seed);
        return out;
    }

    private void succeeds(String... command) {
        TestCommands.Result result = commands.execute(command);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }
}
