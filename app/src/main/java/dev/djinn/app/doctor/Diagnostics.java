package dev.djinn.app.doctor;

import dev.djinn.app.library.WorldEntry;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What somebody who helps needs to know of a machine, in one zip file: versions, what {@link Doctor} found, settings, and
 * the worlds by their identity. Without the player's name, folders, or anything that they called something.
 */
public final class Diagnostics {
    private static final long MOST_SETTINGS = 1 << 20;
    private static final String ABOUT = """
            This tells of a machine that plays Djinn, for whoever helps with it.
            It has no name of a player, no folder of theirs, no picture, no game,
            and nothing that they called something. Djinn keeps no log.
            Nothing was sent anywhere: whoever has this file got it from the player.
            """;

    private final Redaction redaction;

    /** @param environment the variables of the process */
    public Diagnostics(Map<String, String> environment, String home, String user) {
        this.redaction = new Redaction(environment, home, user);
    }

    /**
     * What would be in the file, by name.
     *
     * @param version of the program and what it plays with
     * @param settings their folder; need not exist
     */
    public Map<String, String> contents(
            String version, List<Finding> findings, List<WorldEntry> worlds, Path settings) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("about.txt", ABOUT);
        files.put("versions.txt", redaction.of(version) + "\n");
        files.put("doctor.txt", findings.stream().map(this::line).collect(Collectors.joining("\n", "", "\n")));
        files.put("worlds.txt", worlds.stream().map(this::line).collect(Collectors.joining("\n", "", "\n")));
        settings(settings).forEach((name, json) -> files.put("settings/" + name, json + "\n"));
        return files;
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk refuses
     */
    public static void write(Map<String, String> contents, Path file) {
        AtomicFiles.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out); // closing it would close what is not ours
            for (Map.Entry<String, String> entry : contents.entrySet()) {
                ZipEntry plain = new ZipEntry(entry.getKey());
                plain.setTime(0);
                zip.putNextEntry(plain);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    private String line(Finding finding) {
        return redaction.of(finding.state() + "  " + finding.title() + ": " + finding.value()
                + finding.advice().map(advice -> " -> " + advice).orElse(""));
    }

    /** Worlds that came with the program are called what they are called; others are somebody's. */
    private String line(WorldEntry world) {
        return switch (world) {
            case WorldEntry.Ready ready ->
                (ready.origin() == WorldEntry.Origin.BUNDLED ? ready.name() : "own world") + "  "
                        + ready.hash() + "  " + ready.bytes() + " bytes, made by "
                        + ready.manifest().provenance().codeVersion()
                        + ready.flaw().map(flaw -> "; gave a broken frame").orElse("");
            case WorldEntry.Broken broken -> "a world that cannot be played (" + broken.origin() + ")";
            case WorldEntry.Unavailable _ -> "a world that is not there now";
        };
    }

    private Map<String, String> settings(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> jsons = Files.newDirectoryStream(folder, "*.json")) {
            for (Path json : jsons) {
                if (Files.isRegularFile(json) && Files.size(json) <= MOST_SETTINGS) {
                    files.put(
                            redaction.of(json.getFileName().toString()),
                            redaction.of(redaction.ofSettings(Files.readAllBytes(json))));
                }
            }
        } catch (IOException e) {
            files.put("unreadable.txt", "the settings cannot be read");
        }
        return files;
    }
}
