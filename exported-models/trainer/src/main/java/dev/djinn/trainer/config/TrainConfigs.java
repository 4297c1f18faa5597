package dev.djinn.trainer.config;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/** Builds a {@link TrainConfig} in layers: preset, then a person's TOML file, then settings of the command line. */
public final class TrainConfigs {
    private static final String PRESET = "preset";
    private static final long LARGEST_FILE = 1 << 20;

    private TrainConfigs() {}

    /**
     * Each later layer replaces single keys of the one before.
     *
     * @param preset name of a preset; empty: what the file names by {@code preset = "..."}, else {@link Presets#DEFAULT}
     * @param file a TOML file
     * @param settings {@code key=value}, the key dotted as in {@code training.tokenizer.clips=4}
     * @throws DjinnException BAD_INPUT for the file, USAGE for the preset or a setting; the message names the key
     */
    public static TrainConfig load(Optional<String> preset, Optional<Path> file, List<String> settings) {
        ObjectNode written = file.map(TrainConfigs::readTree).orElseGet(TomlText.MAPPER::createObjectNode);
        String where = file.map(Path::toString).orElse("the preset");
        Optional<String> named = takePreset(written, where);
        ObjectNode tree = presetTree(preset.or(() -> named).orElse(Presets.DEFAULT));
        merge(tree, checked(written, where, ExitCode.BAD_INPUT));
        if (settings.isEmpty()) {
            return bind(tree, where, ExitCode.BAD_INPUT);
        }
        bind(tree, where, ExitCode.BAD_INPUT);
        for (String setting : settings) {
            merge(tree, checked(settingTree(setting), "--set " + setting, ExitCode.USAGE));
        }
        return bind(tree, "--set " + String.join(" --set ", settings), ExitCode.USAGE);
    }

    /**
     * A full configuration, as {@link TrainConfig#toToml} writes it. Keys that were not there yet when a run was made
     * stand for what was done then.
     *
     * @param where named in errors
     * @throws DjinnException BAD_INPUT
     */
    public static TrainConfig parse(String toml, String where) {
        ObjectNode tree = parseTree(Presets.BEFORE, "keys of before", ExitCode.UNEXPECTED);
        merge(tree, checked(parseTree(toml, where, ExitCode.BAD_INPUT), where, ExitCode.BAD_INPUT));
        return bind(tree, where, ExitCode.BAD_INPUT);
    }

    /** A preset as it stands. */
    public static TrainConfig preset(String name) {
        return load(Optional.of(name), Optional.empty(), List.of());
    }

    private static ObjectNode presetTree(String name) {
        String where = "preset " + name;
        ObjectNode tree = parseTree(Presets.text(name), where, ExitCode.UNEXPECTED);
        Optional<String> base = takePreset(tree, where);
        if (base.isEmpty()) {
            return tree;
        }
        ObjectNode below = presetTree(base.get());
        merge(below, tree);
        return below;
    }

    private static Optional<String> takePreset(ObjectNode tree, String where) {
        JsonNode named = tree.remove(PRESET);
        if (named != null && !named.isString()) {
            throw new DjinnException(ExitCode.BAD_INPUT, where + ": preset must be a name in quotes");
        }
        return Optional.ofNullable(named).map(JsonNode::asString);
    }

    private static ObjectNode readTree(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new DjinnException(ExitCode.BAD_INPUT, "no such file: " + file);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new DjinnException(ExitCode.BAD_INPUT, file + " is larger than 1 MiB; is it a TOML file?");
            }
            return parseTree(Files.readString(file), file.toString(), ExitCode.BAD_INPUT);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + file + " as UTF-8 text", e);
        }
    }

    private static ObjectNode settingTree(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new DjinnException(ExitCode.USAGE, "--set " + setting + ": write key=value");
        }
        String key = setting.substring(0, equals).strip();
        String value = setting.substring(equals + 1).strip();
        if (!key.matches("[A-Za-z0-9_.]+")) {
            throw new DjinnException(ExitCode.USAGE, "--set " + setting + ": '" + key + "' is not a key");
        }
        try {
            return parseTree(key + " = " + value, setting, ExitCode.USAGE);
        } catch (DjinnException e) {
            // a bare word: quotes are hard to get through a shell
            return parseTree(key + " = '''" + value + "'''", "--set " + setting, ExitCode.USAGE);
        }
    }

    private static ObjectNode parseTree(String toml, String where, ExitCode exit) {
        try {
            return (ObjectNode) TomlText.MAPPER.readTree(toml);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String at = line > 0 ? ", line " + line : "";
            throw new DjinnException(exit, where + at + ": not TOML: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static ObjectNode checked(ObjectNode tree, String where, ExitCode exit) {
        Optional<String> unknown = Keys.findUnknown(tree);
        if (unknown.isPresent()) {
            String key = unknown.get();
            throw new DjinnException(
                    exit, where + ": no key is called '" + key + "'; did you mean '" + Keys.nearest(key) + "'?");
        }
        return tree;
    }

    private static void merge(ObjectNode target, ObjectNode update) {
        for (Map.Entry<String, JsonNode> entry : update.properties()) {
            JsonNode old = target.get(entry.getKey());
            if (old instanceof ObjectNode below && entry.getValue() instanceof ObjectNode inner) {
                merge(below, inner);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static TrainConfig bind(ObjectNode tree, String where, ExitCode exit) {
        try {
            return TomlText.MAPPER.treeToValue(tree, TrainConfig.class);
        } catch (JacksonException e) {
            throw new DjinnException(exit, where + ": " + inWords(e), e);
        }
    }

    private static String inWords(JacksonException e) {
        String key = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException nonsense) {
                return (key.isEmpty() ? "" : key + ": ") + nonsense.getMessage();
            }
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return key + " is '" + format.getValue() + "', must be one of " + names(format.getTargetType());
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return key + " must be " + kind(mismatch.getTargetType());
        }
        return key + ": " + firstLine(e.getOriginalMessage());
    }

    private static String names(Class<?> type) {
        return TomlText.MAPPER
                .valueToTree(type.getEnumConstants())
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text in quotes";
        }
        return List.class.isAssignableFrom(type) ? "a list in brackets" : "a table of keys";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
