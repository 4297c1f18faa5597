package dev.djinn.runtime.world;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.StrictJson;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest as JSON. Reading is bounded (1 MiB, 16 levels) and strict, see {@link StrictJson}.
 */
final class ManifestJson {
    /** Larger manifests are refused unread. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 16;
    private static final JsonMapper MAPPER = StrictJson.mapper(MAX_DEPTH, MAX_BYTES, MAX_BYTES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final List<String> MEASURED = List.of("dx", "dy", "strength", "consistency");

    private ManifestJson() {}

    static byte[] write(WorldManifest manifest) {
        return MAPPER.writeValueAsBytes(manifest);
    }

    /**
     * @param where names the file in error messages
     * @throws DjinnException BAD_INPUT that names the field at fault, or says that a newer app is needed
     */
    static WorldManifest read(byte[] json, String where) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int format = tree.path("format").asInt(0);
            if (format > WorldManifest.FORMAT) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT,
                        where + ": this world has format " + format + " and needs a newer app; this one reads format "
                                + WorldManifest.FORMAT);
            }
            if (tree.path("grid") instanceof ObjectNode grid && !grid.has("groups")) {
                grid.put("groups", 1);
            }
            if (tree.path("defaults") instanceof ObjectNode defaults && !defaults.has("guidance")) {
                defaults.put("guidance", 1.0);
            }
            tree.path("actions").forEach(ManifestJson::completeUnmeasured);
            return MAPPER.treeToValue(tree, WorldManifest.class);
        } catch (JacksonException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, where + ": " + reason(e), e);
        }
    }

    /** A label with none of the measured values is one that nobody measured. */
    private static void completeUnmeasured(JsonNode label) {
        if (label instanceof ObjectNode fields && MEASURED.stream().noneMatch(fields::has)) {
            MEASURED.forEach(name -> fields.put(name, 0.0));
        }
    }

    private static String reason(JacksonException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException told) {
            return String.valueOf(told.getMessage());
        }
        String first =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        if (e instanceof DatabindException && !e.getPath().isEmpty()) {
            return "field " + path(e) + " is missing or not as it should be (" + first + ")";
        }
        var at = e.getLocation();
        String place = at == null ? "" : String.format(Locale.ROOT, " in line %d", at.getLineNr());
        return "not a sound manifest" + place + " (" + first + ")";
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
