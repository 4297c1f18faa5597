package dev.djinn.app.cli;

import dev.djinn.app.library.WorldLibrary;
import dev.djinn.engine.keep.Replay;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.Replaying;
import dev.djinn.engine.recording.Recording;
import dev.djinn.engine.recording.RecordingFormat;
import dev.djinn.engine.recording.Recordings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Dream a recorded game again, without a window: compare it, record it, or both.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "A replay, as x.worldplay.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--world",
            paramLabel = "WORLD",
            description = "Name or folder of the world. Default: the one here that has the replay's identity.")
    private @Nullable String world;

    @Option(names = "--verify", description = "End with 7 if a frame differs from what was recorded.")
    private boolean verify;

    @Option(
            names = "--out",
            paramLabel = "x.mp4|x.gif|x.png|DIR",
            description = "A video, a strip of all frames, or a folder of PNGs at native size; frame 0 is the prompt.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private final DeviceOption where = new DeviceOption();

    ReplayCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Replay replay = ReplayFile.read(file);
        WorldLibrary library = Librarian.library(around);
        Path folder = (world == null
                        ? library.requireHash(replay.worldHash(), replay.worldName())
                        : library.require(world))
                .folder();
        try (WorldModel model = WorldModel.open(folder, where.device(around))) {
            Replaying.Outcome outcome = play(model, replay);
            around.out().println(json ? asJson(model, outcome) : inWords(model, outcome));
            outcome.firstDifference().ifPresent(frame -> differs(model, frame));
        }
        return DjinnCommand.ok();
    }

    private Replaying.Outcome play(WorldModel model, Replay replay) {
        try (Recording recording = out == null
                        ? Recordings.nowhere()
                        : Recordings.open(out, RecordingFormat.of(out), replay.rate());
                Progress progress =
                        new Progress(around, "frame", (int) replay.journey().frames())) {
            Replaying.Outcome outcome = Replaying.play(model, replay, moment -> {
                recording.add(moment.picture());
                progress.at(moment.frame());
            });
            recording.finish();
            return outcome;
        }
    }

    private void differs(WorldModel model, long frame) {
        String message = file + ": differs from what was recorded at frame " + frame + " (of those compared, one in "
                + Replay.EVERY + "); it ran on " + model.device().device().id() + " here";
        if (verify) {
            throw new DjinnException(ExitCode.VERIFICATION_FAILED, message);
        }
        around.err().println("djinn: " + message);
    }

    private String asJson(WorldModel model, Replaying.Outcome outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("world", model.manifest().name());
        object.put("device", model.device().device().id());
        object.put("frames", outcome.frames());
        object.put("compared", outcome.compared());
        object.put("same", outcome.firstDifference().isEmpty());
        OptionalLong difference = outcome.firstDifference();
        if (difference.isPresent()) {
            object.put("first_difference", difference.getAsLong());
        }
        object.put("last_token_hash", outcome.lastHash());
        return Json.of(object);
    }

    private String inWords(WorldModel model, Replaying.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%s: %d frames of %s on %s, %d compared%s%s",
                file,
                outcome.frames(),
                model.manifest().name(),
                model.device().device().id(),
                outcome.compared(),
                outcome.firstDifference().isEmpty() ? ", all the same" : "",
                out == null ? "" : "; recorded in " + out);
    }
}
