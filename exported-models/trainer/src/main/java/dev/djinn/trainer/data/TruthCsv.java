package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The actions that were really taken in each video, to judge the learned ones against. <b>For evaluation only:</b>
 * training never sees it.
 *
 * <p>A CSV with a header that has at least the columns {@code file}, {@code frames} and {@code actions}. {@code actions}
 * holds frames - 1 hex digits; digit t is the action between frame t and frame t + 1 of the file. Actions that do the
 * same are merged: of CoinRun's fifteen, 9 to e do nothing, as 4 does.
 */
public final class TruthCsv {
    /** CoinRun's action that does nothing. */
    public static final int NOTHING = 4;

    /** Different actions after merging: 0..8. */
    public static final int ACTIONS = 9;

    private final Map<String, int[]> actions;

    private TruthCsv(Map<String, int[]> actions) {
        this.actions = actions;
    }

    /** @throws DjinnException {@link ExitCode#BAD_INPUT} naming the line that is wrong */
    public static TruthCsv read(Path csv) {
        List<String> lines;
        try {
            lines = Files.readAllLines(csv);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "Cannot read the true actions in " + csv, e);
        }
        List<String> header =
                lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
        if (!header.containsAll(List.of("file", "frames", "actions"))) {
            throw bad(csv, 1, "the header needs the columns file, frames and actions");
        }
        Map<String, int[]> actions = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                readRow(csv, i + 1, header, lines.get(i), actions);
            }
        }
        return new TruthCsv(actions);
    }

    private static void readRow(Path csv, int number, List<String> header, String line, Map<String, int[]> actions) {
        List<String> cells = List.of(line.split(",", -1));
        if (cells.size() != header.size()) {
            throw bad(csv, number, cells.size() + " columns instead of " + header.size());
        }
        String digits = cells.get(header.indexOf("actions"));
        String frames = cells.get(header.indexOf("frames"));
        if (!frames.equals(Integer.toString(digits.length() + 1))) {
            throw bad(csv, number, digits.length() + " actions for " + frames + " frames, one fewer is needed");
        }
        if (!digits.matches("[0-9a-e]*")) {
            throw bad(csv, number, "actions are the digits 0 to e");
        }
        actions.put(
                cells.get(header.indexOf("file")),
                digits.chars().map(TruthCsv::merged).toArray());
    }

    private static int merged(int digit) {
        int action = Character.digit(digit, 16);
        return action > 8 ? NOTHING : action;
    }

    private static DjinnException bad(Path csv, int line, String what) {
        return new DjinnException(ExitCode.BAD_INPUT, csv + " line " + line + ": " + what);
    }

    /** The merged actions of a file by its name: element t, 0..8, lies between its frames t and t + 1. */
    public Optional<int[]> findActions(String file) {
        return Optional.ofNullable(actions.get(file)).map(int[]::clone);
    }
}
