package dev.djinn.app.instance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a second start was given; empty if it only wants to be seen.
 *
 * @param world folder of a world, absolute
 * @param picture to play from, absolute
 */
public record Handover(Optional<Path> world, Optional<Path> picture) {
    public static final Handover NOTHING = new Handover(Optional.empty(), Optional.empty());

    /** More bytes are no handover of ours. */
    static final int MOST_BYTES = 1 << 16;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String WORLD = "world";
    private static final String PICTURE = "picture";

    public Handover {
        world = world.map(Path::toAbsolutePath);
        picture = picture.map(Path::toAbsolutePath);
    }

    public boolean isNothing() {
        return world.isEmpty() && picture.isEmpty();
    }

    /** One line of JSON, without its end. */
    byte[] bytes() {
        ObjectNode json = MAPPER.createObjectNode();
        world.ifPresent(path -> json.put(WORLD, path.toString()));
        picture.ifPresent(path -> json.put(PICTURE, path.toString()));
        return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #bytes} made; none if it is anything else. */
    static Optional<Handover> parse(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            return json.isObject()
                    ? Optional.of(new Handover(path(json, WORLD), path(json, PICTURE)))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(JsonNode json, String key) {
        return Optional.of(json.path(key).asString(""))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }
}
