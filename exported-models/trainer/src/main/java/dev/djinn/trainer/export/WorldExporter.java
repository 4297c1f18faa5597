package dev.djinn.trainer.export;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.util.Locale;
import java.util.function.Consumer;

/** Makes a world of trained weights, but only one that computes what was trained. */
public final class WorldExporter {
    private final WorldConfig config;
    private final WeightSource weights;
    private final Precision precision;
    private final Consumer<String> out;

    /** @param out takes the table of differences when the export fails, line by line */
    public WorldExporter(WorldConfig config, WeightSource weights, Precision precision, Consumer<String> out) {
        this.config = config;
        this.weights = new CheckedWeights(weights, precision);
        this.precision = precision;
        this.out = out;
    }

    /**
     * Writes the graphs in memory and compares them with torch.
     *
     * @param draft the manifest without its list of files
     * @throws DjinnException VERIFICATION_FAILED when they do not come close enough, after printing the differences
     */
    public CheckedWorld check(WorldManifest draft, Parity.Material material) {
        requireDescribes(draft);
        return check(
                WorldFiles.write(new WorldGraphs(
                        config, weights, precision, draft.defaults().steps())),
                draft,
                material);
    }

    CheckedWorld check(WorldFiles files, WorldManifest draft, Parity.Material material) {
        Report report = Parity.check(files, config, weights.storedAs(precision), material);
        requireHolds(report, draft.name(), "no world was written", out);
        return new CheckedWorld(config, precision, files, report);
    }

    /**
     * Prints the table and throws unless every comparison holds.
     *
     * @param consequence how the message ends, such as "no world was written"
     * @throws DjinnException VERIFICATION_FAILED
     */
    public static void requireHolds(Report report, String world, String consequence, Consumer<String> out) {
        if (report.holds()) {
            return;
        }
        report.table().lines().forEach(out);
        Report.Row worst = report.worst();
        throw new DjinnException(
                ExitCode.VERIFICATION_FAILED,
                String.format(
                        Locale.ROOT,
                        "world '%s': its graphs do not compute what torch computes (%s is off by %.3g %s, at most %.3g"
                                + " is right); %s",
                        world,
                        worst.tensor(),
                        worst.difference(),
                        worst.what(),
                        worst.limit(),
                        consequence));
    }

    private void requireDescribes(WorldManifest draft) {
        require("frame.width", draft.frame().width(), config.tokenizer().width());
        require("frame.height", draft.frame().height(), config.tokenizer().height());
        require("grid.columns", draft.grid().columns(), config.tokenizer().columns());
        require("grid.rows", draft.grid().rows(), config.tokenizer().rows());
        require("grid.groups", draft.grid().groups(), config.tokenizer().groups());
        require("vocabulary", draft.vocabulary(), config.tokenizer().vocabulary());
        require("window", draft.window(), config.dynamics().window());
        require("actions", draft.actions().size(), config.dynamics().actions());
    }

    private static void require(String field, int stated, int built) {
        if (stated != built) {
            throw new IllegalArgumentException(
                    "the manifest's " + field + " is " + stated + ", the networks' is " + built);
        }
    }
}
