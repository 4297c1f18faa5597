package dev.djinn.trainer.export;

import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WeightsFile;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.run.RunOrigin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The graphs of a world that compute what torch computes; no others can be written. */
public final class CheckedWorld {
    /** The file with the resolved settings of the run that a world was made by. */
    public static final String SETTINGS = "training.toml";

    /** What a person should know about the world. */
    public static final String CARD = "card.md";

    /** What a person wrote or measured about the world, as markdown; the card includes it. */
    public static final String NOTES = "notes.md";

    private final WorldConfig config;
    private final Precision precision;
    private final WorldFiles files;
    private final Report report;

    CheckedWorld(WorldConfig config, Precision precision, WorldFiles files, Report report) {
        this.config = config;
        this.precision = precision;
        this.files = files;
        this.report = report;
    }

    /** How close the graphs come to torch. */
    public Report report() {
        return report;
    }

    /**
     * Puts the world in place in one move.
     *
     * @param target the world's folder; a world that is there is replaced
     * @param draft the manifest without its list of files
     * @param more other files of the world by name, such as pictures to start from
     * @param trained what it takes along beside what the graphs need
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE when the disk refuses, BAD_INPUT when the target is
     *     something other than a world; either way nothing is changed there
     */
    public void write(Path target, WorldManifest draft, Map<String, byte[]> more, Trained trained) {
        Map<String, byte[]> contents = new HashMap<>(WeightsFile.split(
                files.onnx(), trained.storedAs(precision), RunOrigin.Past.toMetadata(trained.past())));
        contents.putAll(more);
        String card = ModelCard.of(draft, config, precision, report, more);
        contents.put(CARD, card.getBytes(StandardCharsets.UTF_8));
        WorldFolder.write(target, draft, contents);
    }
}
