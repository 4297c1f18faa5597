package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.trainer.config.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code run.json}: what was so when the run began.
 *
 * @param format {@value #FORMAT}
 * @param created UTC
 * @param codeVersion of the trainer that began the run
 * @param videos absolute
 * @param heldout absolute
 * @param fingerprint of the data set, once it was scanned
 * @param from what its first weights were taken from; older records lack it
 * @param networks the settings that decide names and shapes of the tensors in checkpoints
 */
record RunRecord(
        int format,
        String created,
        String codeVersion,
        String videos,
        Optional<String> heldout,
        Optional<String> fingerprint,
        Optional<RunOrigin> from,
        Map<String, String> networks) {
    static final String NAME = "run.json";
    static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    static RunRecord begin(TrainConfig config, RunSources sources, Optional<RunOrigin> from, InstantSource clock) {
        return new RunRecord(
                FORMAT,
                clock.instant().toString(),
                CodeVersion.current(),
                sources.videos().toAbsolutePath().toString(),
                sources.heldout().map(path -> path.toAbsolutePath().toString()),
                Optional.empty(),
                from,
                networks(config));
    }

    /** @throws DjinnException BAD_INPUT */
    static RunRecord read(Path root) {
        Path file = root.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, root + " is not a run folder: it has no " + NAME + "; begin one with 'fit'");
        }
        try {
            RunRecord record = JSON.treeToValue(tree(Files.readAllBytes(file)), RunRecord.class);
            if (record.format() != FORMAT) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT, file + ": format is " + record.format() + ", this trainer reads " + FORMAT);
            }
            return record;
        } catch (IOException | JacksonException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + " is damaged", e);
        }
    }

    private static JsonNode tree(byte[] text) {
        JsonNode tree = JSON.readTree(text);
        if (tree instanceof ObjectNode record && !record.has("from")) {
            record.putNull("from");
        }
        return tree;
    }

    void write(Path root) {
        byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        AtomicFiles.write(root.resolve(NAME), text);
    }

    RunSources sources() {
        return new RunSources(Path.of(videos), heldout.map(Path::of));
    }

    RunRecord withFingerprint(String now) {
        return new RunRecord(format, created, codeVersion, videos, heldout, Optional.of(now), from, networks);
    }

    /**
     * Versions that differ only behind the second dot go on with each other's runs.
     *
     * @throws DjinnException BAD_INPUT
     */
    void requireSameCode(Path root) {
        String current = CodeVersion.current();
        if (!release(codeVersion).equals(release(current))) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    root.resolve(NAME) + ": codeVersion is " + codeVersion + ", this trainer is " + current
                            + "; go on with the one that began the run, or begin a new run");
        }
    }

    private static String release(String version) {
        String[] parts = version.split("[.-]", 3);
        return parts[0] + "." + (parts.length > 1 ? parts[1] : "");
    }

    /** @throws DjinnException BAD_INPUT naming the first key that differs */
    void requireSameNetworks(TrainConfig config, Path file) {
        for (Map.Entry<String, String> entry : networks(config).entrySet()) {
            String began = networks.getOrDefault(entry.getKey(), entry.getValue()); // an older record knows fewer keys
            if (!began.equals(entry.getValue())) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT,
                        file + ": " + entry.getKey() + " is " + entry.getValue() + ", but the run began with " + began
                                + "; put it back or begin a new run");
            }
        }
    }

    private static Map<String, String> networks(TrainConfig config) {
        Map<String, String> keys = new TreeMap<>();
        config.flat().forEach((key, value) -> {
            boolean picture = key.equals("world.width") || key.equals("world.height") || key.equals("world.rate");
            boolean network = key.startsWith("tokenizer.") || key.startsWith("actions.") || key.startsWith("dynamics.");
            boolean moments = key.startsWith("training.") && key.endsWith(".optimizer");
            if (picture || network || moments) {
                keys.put(key, value);
            }
        });
        return keys;
    }
}
