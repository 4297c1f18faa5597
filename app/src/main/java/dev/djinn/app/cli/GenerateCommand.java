package dev.djinn.app.cli;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.engine.recording.Recording;
import dev.djinn.engine.recording.RecordingFormat;
import dev.djinn.engine.recording.Recordings;
import dev.djinn.engine.rollout.ActionScript;
import dev.djinn.engine.rollout.Rollout;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldListing;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Play a list of actions without a window and record the frames.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private static final long DEFAULT_SEED = 0;

    private final Surroundings around;

    @Parameters(paramLabel = "WORLD", description = "Name of a world that djinn worlds lists, or its folder.")
    @SuppressWarnings("NullAway.Init")
    private String world;

    @Option(
            names = "--prompt",
            paramLabel = "FILE",
            description = "The picture to start from. Default: the world's first.")
    private @Nullable Path prompt;

    @Option(
            names = "--actions",
            required = true,
            paramLabel = "0,0,1,...",
            description = "One code for each frame to dream.")
    @SuppressWarnings("NullAway.Init")
    private String actions;

    @Option(
            names = "--out",
            paramLabel = "x.mp4|x.gif|x.png|DIR",
            description = "A video, a strip of all frames, or a folder of frame-0000.png and so on at native size;"
                    + " frame 0 is the prompt.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object: the hash of every frame's tokens, and the time.")
    private boolean json;

    @Mixin
    private final DreamOptions options = new DreamOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    GenerateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (out == null && !json) {
            throw new ParameterException(spec.commandLine(), "say where the frames go with --out, or ask for --json");
        }
        ActionScript script = ActionScript.parse(actions);
        WorldListing.Sound listing = WorldLibrary.standard(around.environment()).require(world);
        script.requireWithin(listing.manifest().actions().size());
        SessionSettings settings = options.settings(listing.manifest(), DEFAULT_SEED);
        Picture first = (prompt == null ? Prompts.first(listing.folder()) : Prompt.ofFile(prompt)).read();
        double rate = listing.manifest().frame().rate();

        try (Recording recording =
                        out == null ? Recordings.nowhere() : Recordings.open(out, RecordingFormat.of(out), rate);
                WorldModel model = WorldModel.open(listing.folder(), options.device(around))) {
            Session session = Session.start(model, first, settings);
            Rollout.Report report = dream(session, script, recording);
            recording.finish();
            around.out().println(json ? asJson(model, settings, script, report) : inWords(model, script, report));
        }
        return DjinnCommand.ok();
    }

    private Rollout.Report dream(Session session, ActionScript script, Recording recording) {
        try (Progress progress = new Progress(around, "frame", script.actions().size())) {
            return Rollout.play(session, script, around.nanoTime(), moment -> {
                recording.add(moment.picture());
                progress.at(moment.frame());
            });
        }
    }

    private static String asJson(
            WorldModel model, SessionSettings settings, ActionScript script, Rollout.Report report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("world", model.manifest().name());
        object.put("device", model.device().device().id());
        object.put("seed", settings.seed());
        object.put("actions", script.actions());
        object.put("token_hashes", report.tokenHashes());
        object.put("ms_per_frame", Math.round(report.msPerFrame() * 100) / 100.0);
        return Json.of(object);
    }

    private String inWords(WorldModel model, ActionScript script, Rollout.Report report) {
        return String.format(
                Locale.ROOT,
                "%s: %d frames of %s on %s, %.1f ms each",
                out,
                script.actions().size() + 1,
                model.manifest().name(),
                model.device().device().id(),
                report.msPerFrame());
    }
}
