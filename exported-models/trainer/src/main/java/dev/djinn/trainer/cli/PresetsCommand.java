package dev.djinn.trainer.cli;

import dev.djinn.trainer.config.Presets;
import dev.djinn.trainer.config.TrainConfigs;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the presets, or prints one as TOML to start one's own from. */
@Command(name = "presets", description = "Lists the presets, or prints one as TOML.")
final class PresetsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The preset to print in full.")
    private @Nullable String name;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (name != null) {
            out.print(TrainConfigs.preset(name).toToml());
        } else {
            Presets.NAMES.forEach(
                    preset -> out.println(String.format(Locale.ROOT, "%-17s %s", preset, Presets.purpose(preset))));
        }
        out.flush();
    }
}
