package dev.djinn.app.cli;

import dev.djinn.app.demo.KeyStrip;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.engine.recording.Recording;
import dev.djinn.engine.recording.RecordingFormat;
import dev.djinn.engine.recording.Recordings;
import dev.djinn.engine.rollout.ActionScript;
import dev.djinn.engine.rollout.Rollout;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldListing;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
            description = "One code for each frame to dream; 2x30 is code 2 for thirty frames.")
    @SuppressWarnings("NullAway.Init")
    private String actions;

    @Option(
            names = "--out",
            paramLabel = "x.mp4|x.gif|x.png|DIR",
            description = "A video, a strip of all frames, or a folder of frame-0000.png and so on at native size;"
                    + " frame 0 is the prompt.")
    private @Nullable Path out;

    @Option(names = "--keys", description = "A small gif with the keys below the picture, the one that is held lit.")
    private boolean keys;

    @Option(
            names = "--colours",
            paramLabel = "N",
            description = "With --keys: of the gif, 4..256. Default: ${DEFAULT-VALUE}.")
    private int colours = 64;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "With --keys: only every N-th frame, as long on the screen. Default: ${DEFAULT-VALUE}.")
    private int every = 1;

    @Option(
            names = "--json",
            description = "Print one JSON object: the hash of every frame's tokens, and the times."
                    + " Those of the first dreamed frame count from the start of the process.")
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
        boolean ofGif = spec.commandLine().getParseResult().hasMatchedOption("--colours")
                || spec.commandLine().getParseResult().hasMatchedOption("--every");
        if (ofGif && !keys) {
            throw new ParameterException(spec.commandLine(), "--colours and --every are of the gif that --keys makes");
        }
        if (keys && (out == null || RecordingFormat.of(out) != RecordingFormat.GIF || every < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--keys makes a gif: name one with --out, and --every from 1 on");
        }
        if (out == null && !json) {
            throw new ParameterException(spec.commandLine(), "say where the frames go with --out, or ask for --json");
        }
        ActionScript script = ActionScript.parse(actions);
        WorldListing.Sound listing = Librarian.library(around).require(world);
        script.requireWithin(listing.manifest().actions().size());
        SessionSettings settings = options.settings(listing.manifest(), DEFAULT_SEED);
        Picture first = (prompt == null ? Prompts.first(listing.folder()) : Prompt.ofFile(prompt)).read();

        try (Recording recording = recording(listing.manifest().frame().rate());
                WorldModel model = WorldModel.open(listing.folder(), options.device(around))) {
            Session session = Session.start(model, first, settings);
            FirstFrame start = new FirstFrame();
            Consumer<Moment> frames = frames(listing.manifest(), recording);
            Rollout.Report report = dream(session, script, moment -> {
                start.saw(moment);
                frames.accept(moment);
            });
            recording.finish();
            around.out()
                    .println(json ? asJson(model, settings, script, report, start) : inWords(model, script, report));
        }
        return DjinnCommand.ok();
    }

    private Recording recording(double rate) {
        if (out == null) {
            return Recordings.nowhere();
        }
        return keys
                ? Recordings.smallGif(out, rate / every, colours)
                : Recordings.open(out, RecordingFormat.of(out), rate);
    }

    private Consumer<Moment> frames(WorldManifest world, Recording recording) {
        if (!keys) {
            return moment -> recording.add(moment.picture());
        }
        KeyStrip strip = new KeyStrip(world);
        return moment -> {
            if (moment.frame() % every == 0) {
                recording.add(strip.under(moment));
            }
        };
    }

    private Rollout.Report dream(Session session, ActionScript script, Consumer<Moment> frames) {
        try (Progress progress = new Progress(around, "frame", script.actions().size())) {
            return Rollout.play(session, script, around.nanoTime(), moment -> {
                frames.accept(moment);
                progress.at(moment.frame());
            });
        }
    }

    private static String asJson(
            WorldModel model, SessionSettings settings, ActionScript script, Rollout.Report report, FirstFrame start) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("world", model.manifest().name());
        object.put("device", model.device().device().id());
        object.put("seed", settings.seed());
        object.put("actions", script.actions());
        object.put("token_hashes", report.tokenHashes());
        object.put("ms_per_frame", Math.round(report.msPerFrame() * 100) / 100.0);
        object.putAll(start.figures());
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
