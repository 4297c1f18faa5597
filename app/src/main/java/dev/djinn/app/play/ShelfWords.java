package dev.djinn.app.play;

import dev.djinn.app.library.WorldEntry;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the library says, in one place. */
public final class ShelfWords {
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final int HASH_SHOWN = 16;

    public static final String TITLE = "Library";
    public static final String WORLDS = "Worlds";
    public static final String PICTURES = "Pictures";
    public static final String OPEN_HINT = "Worlds and pictures (Ctrl+L)";
    public static final String IMPORT_FILE = "Import a file…";
    public static final String IMPORT_FILE_HINT = "Import a world from a zip file";
    public static final String IMPORT_FOLDER = "Import a folder…";
    public static final String IMPORT_FOLDER_HINT = "Import a world from its folder";
    public static final String DROP_HINT = "or drop a world anywhere";
    public static final String STOP = "Stop";
    public static final String STOP_HINT = "Stop what is being done";
    public static final String UNDO = "Undo delete";
    public static final String UNDO_HINT = "Take what was deleted last out of the trash";
    public static final String PLAY = "Play";
    public static final String MEASURE = "Measure";
    public static final String MEASURE_HINT = "Play it for three seconds to find out how fast it is here";
    public static final String DELETE = "Delete";
    public static final String DELETE_HINT = "Put it into the trash";
    public static final String FORGET = "Forget";
    public static final String FORGET_HINT = "Leave it out of this list; its files are not touched";
    public static final String WORLD_FILES = "Worlds";
    public static final String ALL_FILES = "All files";
    public static final String PLAYING = "being played";
    public static final String NOT_MEASURED = "not measured here";
    public static final String BROKEN = "cannot be played";
    public static final String UNAVAILABLE = "not there";
    public static final String FLAWED = "gave a broken frame";
    public static final String NO_PICTURES = "What you draw (Ctrl+D) and play is kept here.";
    public static final String YOURS = "YOURS";
    public static final String LICENCE = "Licence";
    public static final String MADE_OF = "Learned from";
    public static final String TRAINED = "Trained";
    public static final String THANKS = "Made by";
    public static final String RESULTS = "Measured by its maker";
    public static final String IDENTITY = "SHA-256";
    public static final String PLACE = "Folder";
    public static final String IS_PLAYED = "It is being played; play another world first.";
    public static final String CAME_WITH = "It came with Djinn.";
    public static final String COPYING = "Copying and checking";
    public static final String STOPPED = "Stopped; nothing was changed.";

    private ShelfWords() {}

    static String imported(String name) {
        return "\"" + name + "\" is here now: copied, checked and tried.";
    }

    static String trashed(String name) {
        return "\"" + name + "\" is in the trash.";
    }

    static String restored(String name) {
        return "\"" + name + "\" is back.";
    }

    static String forgotten(String name) {
        return "\"" + name + "\" is not listed any more.";
    }

    static String measuring(String name) {
        return "Playing \"" + name + "\" for three seconds";
    }

    /** What was measured, beside what the world was learned at. */
    public static String speed(double framesPerSecond, WorldManifest.FrameFormat frame) {
        String words = String.format(Locale.ROOT, "runs at %.0f fps here", framesPerSecond);
        return framesPerSecond >= frame.rate()
                ? words
                : words + String.format(Locale.ROOT, ", slower than its %.3g", frame.rate());
    }

    public static String origin(WorldEntry.Origin origin) {
        return switch (origin) {
            case BUNDLED -> "came with Djinn";
            case OWN -> "imported";
            case ELSEWHERE -> "played from elsewhere";
        };
    }

    public static String format(WorldEntry.Ready world) {
        WorldManifest manifest = world.manifest();
        return String.format(
                Locale.ROOT,
                "%d × %d pixels, %.3g frames/s, %d actions, %.0f MB",
                manifest.frame().width(),
                manifest.frame().height(),
                manifest.frame().rate(),
                manifest.actions().size(),
                world.bytes() / BYTES_PER_MEGABYTE);
    }

    public static String trained(WorldManifest.Provenance provenance) {
        String steps = provenance.steps().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(stage -> String.format(Locale.ROOT, "%s %,d steps", stage.getKey(), stage.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%.0f minutes by djinn-train %s%s",
                provenance.minutes(),
                provenance.codeVersion(),
                steps.isEmpty() ? "" : ": " + steps);
    }

    /** As many digits of an identity as people compare. */
    public static String shortHash(String hash) {
        return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    }
}
