package dev.djinn.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainConfigsTest {
    @TempDir
    Path folder;

    @Test
    void laterLayersReplaceSingleKeysOfEarlierOnes() throws IOException {
        Path file = write("""
                preset = "tiny"
                [world]
                name = "quay"
                attributions = ["Ann", "Bob"]
                [run]
                seed = 7
                """);
        List<String> settings = List.of("run.seed=9", "training.dynamics.optimizer=adamw", "run.device=cpu");

        TrainConfig config = TrainConfigs.load(Optional.empty(), Optional.of(file), settings);

        assertThat(config.tokenizer()).isEqualTo(TrainConfigs.preset("tiny").tokenizer());
        assertThat(config.world().name()).isEqualTo("quay");
        assertThat(config.world().attributions()).containsExactly("Ann", "Bob");
        assertThat(config.run().seed()).isEqualTo(9);
        assertThat(config.run().device()).isEqualTo(DeviceChoice.CPU);
        assertThat(config.training().dynamics().optimizer()).isEqualTo(Optimizer.ADAMW);
        assertThat(config.training().tokenizer().optimizer()).isEqualTo(Optimizer.MUON);
    }

    @Test
    void presetOfTheCommandLineReplacesThatOfTheFile() throws IOException {
        Path file = write("preset = 'base'\nworld.name = 'quay'");

        TrainConfig config = TrainConfigs.load(Optional.of("tiny"), Optional.of(file), List.of());

        assertThat(config.dynamics()).isEqualTo(TrainConfigs.preset("tiny").dynamics());
        assertThat(config.world().name()).isEqualTo("quay");
    }

    @Test
    void resolvedCopyHoldsExactlyWhatWasAskedFor() {
        TrainConfig config = TrainConfigs.load(
                Optional.of("small"),
                Optional.empty(),
                List.of("run.seed=9223372036854775807", "world.rate=14.985", "world.name=Küche \"2\""));

        assertThat(TrainConfigs.parse(config.toToml(), "copy")).isEqualTo(config);
        String before = config.toToml()
                .lines()
                .filter(line -> !line.matches("(guidance|own_context|own_rounds|frozen|look|camera) .*|shrink = 1"))
                .collect(Collectors.joining("\n"));
        TrainConfig earlier = TrainConfigs.parse(before, "a run of before there was guidance");
        assertThat(earlier.world().guidance()).isEqualTo(1);
        assertThat(earlier.dynamics().ownContext()).isZero();
        assertThat(earlier.training().actions().frozen()).isFalse();
        assertThat(earlier.actions().look()).isZero();
        assertThat(earlier.actions().camera()).isZero();
        assertThat(earlier.tokenizer().shrink()).isEqualTo(1);
        assertThat(config.run().seed()).isEqualTo(Long.MAX_VALUE);
        assertThat(config.world().name()).isEqualTo("Küche \"2\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [dynamics]%nwidht = 64               | no key is called 'dynamics.widht'; did you mean 'dynamics.width'?
            sed = 1                              | no key is called 'sed'; did you mean 'run.seed'?
            [trainning.tokenizer]%nclips = 1     | no key is called 'trainning'; did you mean
            [dynamics]%nwidth = 65               | width is 65, must be a multiple of 64
            [world]%nwidth = 60                  | frames of 60x64 cannot be cut into patches of 8
            [dynamics]%nlayers = 'four'          | dynamics.layers must be a whole number
            [dynamics]%nlayers = 2.5             | dynamics.layers must be a whole number
            [dynamics]%nwindow = 1               | dynamics.window is 1, must be at least 2
            [dynamics]%nlayers = 0               | dynamics.layers is 0, must be at least 1
            [tokenizer]%nvocabulary = 1          | tokenizer.vocabulary is 1, must be at least 2
            [tokenizer]%ncode_width = 0          | tokenizer.code_width is 0, must be at least 1
            [tokenizer]%ngroups = 0              | tokenizer.groups is 0, must be at least 1
            [tokenizer]%ngroups = 17             | tokenizer.groups is 17, must be at most 16
            [tokenizer]%nshrink = 3              | patches of 8 cannot be shrunk by 3; shrink must divide patch
            [actions]%nshrink = 0                | patches of 16 cannot be shrunk by 0; shrink must divide patch
            [actions]%ncount = 1                 | actions.count is 1, must be at least 2
            [actions]%nlook = 7                  | no square of 7 pixels is in the middle of 64x64; look must be even
            [actions]%nlook = 66                 | no square of 66 pixels is in the middle of 64x64
            [actions]%nlook = 8                  | actions.look is 8, so training.actions.frozen must be true
            [actions]%ncamera = 4                | actions.camera is 4, so training.actions.frozen must be true
            [actions]%ncamera = -1               | actions.camera is -1, must be at least 0
            [data]%nmirror = 1                   | data.mirror must be true or false
            world = 3                            | world must be a table of keys
            [training.dynamics]%noptimizer='sgd' | training.dynamics.optimizer is 'sgd', must be one of adamw, muon
            [training.dynamics]%nclips = 0       | training.dynamics: clips is 0, must be at least 1
            [training.dynamics]%nframes = 99     | training.dynamics.frames is 99, more than dynamics.window = 16
            [training.dynamics]%nshare = 0.9     | add up to 1.35, more than 1
            [run]%nminutes = 0.0                 | run.minutes is 0, so both stages need steps
            preset = 3                           | preset must be a name in quotes
            [run%nseed = 1                       | line 1: not TOML
            """)
    void faultOfAFileIsOneLineThatNamesFileAndKey(String toml, String message) throws IOException {
        Path file = write(toml.formatted());

        assertThatThrownBy(() -> TrainConfigs.load(Optional.empty(), Optional.of(file), List.of()))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .message()
                .startsWith(file.toString())
                .contains(message)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run.sede=1      | --set run.sede=1: no key is called 'run.sede'; did you mean 'run.seed'?
            run.seed        | --set run.seed: write key=value
            run.seed=one    | --set run.seed=one: run.seed must be a whole number
            run.workers=0   | --set run.workers=0: run: workers is 0
            """)
    void faultOfASettingIsAUsageError(String setting, String message) {
        assertThatThrownBy(() -> TrainConfigs.load(Optional.of("tiny"), Optional.empty(), List.of(setting)))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageStartingWith(message);
    }

    @Test
    void missingFileAndUnknownPresetAreNamed() {
        Path missing = folder.resolve("none.toml");

        assertThatThrownBy(() -> TrainConfigs.load(Optional.empty(), Optional.of(missing), List.of()))
                .hasMessage("no such file: " + missing);
        assertThatThrownBy(() -> TrainConfigs.preset("huge"))
                .hasMessage("no preset is called 'huge'; choose one of tiny, small, base, coinrun-paper,"
                        + " platformers-paper");
    }

    private Path write(String toml) throws IOException {
        return Files.writeString(folder.resolve("train.toml"), toml);
    }
}
