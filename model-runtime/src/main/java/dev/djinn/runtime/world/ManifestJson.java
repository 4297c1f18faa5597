package dev.djinn.runtime.world;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest as JSON. Reading is bounded (1 MiB, 16 levels) and strict (no duplicate keys, no missing or null fields,
 * no numbers in quotes) but for keys it does not know, which newer minor versions may add: those are skipped.
 */
final class ManifestJson {
    /** Larger manifests are refused unread. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

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
            if (tree.path("defaults") instanceof ObjectNode defaults && !defaults.has("guidance")) {
                defaults.put("guidance", 1.0);
            }
            return MAPPER.treeToValue(tree, WorldManifest.class);
        } catch (JacksonException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, where + ": " + reason(e), e);
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
