package dev.djinn.runtime.world;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a world says about itself; {@code manifest.json} of {@code model-runtime/docs/world-format.md}. A manifest that
 * makes no sense cannot be constructed: every constructor throws {@link IllegalArgumentException} with a message that
 * names the field.
 *
 * @param format the major format, at least {@link Grid#format} and at most {@value #FORMAT}
 * @param name what people call the world, 1..80 characters on one line
 * @param vocabulary number of tokens, 2..65536; tokens are 0..vocabulary-1
 * @param window T: a frame sees up to T-1 frames before it; 2..256
 * @param actions one label for each code, in the order of the codes 0, 1, ...; 1..64
 * @param licence of the world's files, as an SPDX expression or in words; never empty
 * @param attributions who made what the world was learned from, one line each
 * @param files all files of the world but the manifest
 */
public record WorldManifest(
        int format,
        String name,
        FrameFormat frame,
        Grid grid,
        int vocabulary,
        int window,
        List<ActionLabel> actions,
        Defaults defaults,
        String licence,
        List<String> attributions,
        Provenance provenance,
        List<FileEntry> files) {

    /** The newest format that this version of Djinn reads. */
    public static final int FORMAT = 2;

    public static final int MAX_FILES = 64;
    private static final int MAX_TOKENS = 65_536;
    private static final int MAX_LINES = 1000;
    private static final int MAX_LINE = 4000;

    public WorldManifest {
        Fields.inRange("format", format, 1, FORMAT);
        Fields.line("name", name, 80);
        Fields.present("frame", frame);
        Fields.present("grid", grid);
        Fields.require(
                format >= grid.format(),
                "grid.groups is " + grid.groups() + ", which format " + format + " does not know; write format "
                        + grid.format());
        Fields.inRange("vocabulary", vocabulary, 2, 65_536);
        Fields.inRange("window", window, 2, 256);
        actions = Fields.list("actions", actions, 1, 64);
        for (int code = 0; code < actions.size(); code++) {
            Fields.require(
                    actions.get(code).code() == code,
                    "actions: entry " + code + " has code " + actions.get(code).code()
                            + "; list every code once, from 0 up");
        }
        Fields.present("defaults", defaults);
        Fields.line("licence", licence, MAX_LINE);
        attributions = Fields.list("attributions", attributions, 0, MAX_LINES);
        attributions.forEach(line -> Fields.line("attributions", line, MAX_LINE));
        Fields.present("provenance", provenance);
        files = Fields.list("files", files, 0, MAX_FILES);
        long names = files.stream().map(FileEntry::key).distinct().count();
        Fields.require(names == files.size(), "files: a name appears twice");
    }

    /** S: tokens of one frame. */
    public int tokensPerFrame() {
        return grid.places() * grid.groups();
    }

    /**
     * A, the action after the last: no key at all. The dynamics know it, since the first frame is led to by none and some
     * training actions are left out; it has no label, and none is ever inferred.
     */
    public int noAction() {
        return actions.size();
    }

    /** The same manifest with another list of files. */
    public WorldManifest withFiles(List<FileEntry> newFiles) {
        return new WorldManifest(
                format,
                name,
                frame,
                grid,
                vocabulary,
                window,
                actions,
                defaults,
                licence,
                attributions,
                provenance,
                newFiles);
    }

    /** The same manifest with other labels, as many. */
    public WorldManifest withActions(List<ActionLabel> newActions) {
        Fields.require(
                newActions.size() == actions.size(), newActions.size() + " labels for " + actions.size() + " actions");
        return new WorldManifest(
                format,
                name,
                frame,
                grid,
                vocabulary,
                window,
                newActions,
                defaults,
                licence,
                attributions,
                provenance,
                files);
    }

    /**
     * Size of a frame in pixels, 8..1024 each, and frames per second of the videos the world was learned from, above 0
     * up to 240.
     */
    public record FrameFormat(int width, int height, double rate) {
        public FrameFormat {
            Fields.inRange("frame.width", width, 8, 1024);
            Fields.inRange("frame.height", height, 8, 1024);
            Fields.require(rate > 0 && rate <= 240, "frame.rate is " + rate + ", it must be above 0 and at most 240");
        }
    }

    /**
     * The tokens of a frame: place by place in rows, those of a place beside one another.
     *
     * @param columns of places, 1..256
     * @param rows of places, 1..256
     * @param groups tokens of each place, 1..16; 1 is what worlds have that do not state it
     */
    public record Grid(int columns, int rows, int groups) {
        public Grid {
            Fields.inRange("grid.columns", columns, 1, 256);
            Fields.inRange("grid.rows", rows, 1, 256);
            Fields.inRange("grid.groups", groups, 1, 16);
            Fields.require(
                    columns * rows * groups <= MAX_TOKENS,
                    "grid: " + columns + " x " + rows + " x " + groups + " tokens, there must be at most "
                            + MAX_TOKENS);
        }

        /** One token at each place. */
        public Grid(int columns, int rows) {
            this(columns, rows, 1);
        }

        /** The format that a manifest must state for its readers to understand this: 2 for several tokens at a place. */
        public int format() {
            return groups == 1 ? 1 : 2;
        }

        /** N, places of a frame. */
        public int places() {
            return columns * rows;
        }
    }

    /**
     * What a latent action came to mean.
     *
     * @param name in words, "action 1" for code 0 if nobody has named it yet
     * @param key the suggested key, as printed on it: "1" for code 0, "2" for code 1, ...
     * @param dx how far the hero moves against the scene while it is held, in pixels a frame, positive to the right
     * @param dy the same upwards: positive is up
     * @param strength how far that leads from where the idle code does, in pixels
     * @param consistency the share of pictures, 0..1, from which it does what its name says, or, if it is "action n+1", the
     *     commonest thing that it does; 0 also where nobody measured
     */
    public record ActionLabel(
            int code, String name, String key, double dx, double dy, double strength, double consistency) {
        private static final double FARTHEST = 1024;

        public ActionLabel {
            Fields.inRange("actions.code", code, 0, 63);
            Fields.line("actions.name", name, 40);
            Fields.line("actions.key", key, 16);
            Fields.inRange("actions.dx", dx, -FARTHEST, FARTHEST);
            Fields.inRange("actions.dy", dy, -FARTHEST, FARTHEST);
            Fields.inRange("actions.strength", strength, 0, FARTHEST);
            Fields.inRange("actions.consistency", consistency, 0, 1);
        }

        /** A label that says nothing of what the code does. */
        public ActionLabel(int code, String name, String key) {
            this(code, name, key, 0, 0, 0, 0);
        }

        /** The label of a code that nobody has named: code n is "action n+1" on key n+1. */
        public static ActionLabel unnamed(int code) {
            return new ActionLabel(code, "action " + (code + 1), Integer.toString(code + 1));
        }
    }

    /**
     * How to sample unless the player says otherwise: steps 1..64, temperature 0..10 (0 is greedy), guidance 0..10 (1 is
     * as learned, and what worlds have that do not state it).
     */
    public record Defaults(int steps, double temperature, boolean randomOrder, double guidance) {
        public Defaults {
            Fields.inRange("defaults.steps", steps, 1, 64);
            Fields.require(
                    temperature >= 0 && temperature <= 10,
                    "defaults.temperature is " + temperature + ", it must be 0..10");
            Fields.require(guidance >= 0 && guidance <= 10, "defaults.guidance is " + guidance + ", it must be 0..10");
        }
    }

    /**
     * Where the world comes from.
     *
     * @param data the videos, in words
     * @param steps optimiser steps of each training stage
     * @param codeVersion version of the trainer
     * @param minutes of training, wall clock
     * @param results measured on held-out videos, finite, by the names that {@code djinn-train eval} prints
     */
    public record Provenance(
            String data,
            Map<String, Long> steps,
            long seed,
            String codeVersion,
            double minutes,
            Map<String, Double> results) {
        public Provenance {
            Fields.line("provenance.data", data, MAX_LINE);
            Fields.line("provenance.codeVersion", codeVersion, 200);
            Fields.require(minutes >= 0 && minutes < 1e9, "provenance.minutes is " + minutes);
            steps = Fields.map("provenance.steps", steps);
            results = Fields.map("provenance.results", results);
            results.forEach((key, value) ->
                    Fields.require(Double.isFinite(value), "provenance.results." + key + " is not a finite number"));
        }
    }

    /** A file of the world: its plain name, its size in bytes and its SHA-256 in lower-case hexadecimal. */
    public record FileEntry(String name, long bytes, String sha256) {
        public FileEntry {
            Fields.fileName("files.name", name);
            Fields.require(
                    bytes >= 0 && bytes <= Integer.MAX_VALUE,
                    "files." + name + ".bytes is " + bytes + ", it must be 0.." + Integer.MAX_VALUE);
            Fields.require(
                    Objects.requireNonNullElse(sha256, "").matches("[0-9a-f]{64}"),
                    "files." + name + ".sha256 must be 64 lower-case hexadecimal digits");
        }

        String key() {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
