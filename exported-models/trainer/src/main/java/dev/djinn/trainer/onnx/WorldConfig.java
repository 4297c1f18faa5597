package dev.djinn.trainer.onnx;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The three networks of a world, which must fit together. */
public record WorldConfig(VideoTokenizer.Config tokenizer, LatentActionModel.Config actions, Dynamics.Config dynamics) {
    private static final int MAX_FRAMES = 64;
    private static final String GROUPS = "groups";

    public WorldConfig {
        same("width in pixels", tokenizer.width(), actions.width());
        same("height in pixels", tokenizer.height(), actions.height());
        same("number of tokens of a frame", tokenizer.tokens(), dynamics.tokens());
        same("vocabulary", tokenizer.vocabulary(), dynamics.vocabulary());
        same("number of tokens of a place", tokenizer.groups(), dynamics.groups());
        same("code width", tokenizer.codeWidth(), dynamics.codeWidth());
        same("number of actions", actions.actions(), dynamics.actions());
    }

    /** The most frames that encoder, decoder and latent action model take at once. */
    public int maxFrames() {
        return Math.max(MAX_FRAMES, dynamics.window());
    }

    /** How many frames before it the decoder's picture of a frame depends on. */
    int decoderReach() {
        return tokenizer.decoderLayers() * (tokenizer.span() - 1);
    }

    /**
     * How many past frames decide the next one where keys and values are remembered: each layer looks at those of the
     * layer below, which looked a window further back; and a frame knows the tokens of the one before it.
     */
    public int memory() {
        return Math.max(dynamics.layers() * (dynamics.window() - 1) + 1, decoderReach());
    }

    /** As kept in the metadata of a graph. */
    String toJson() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** @throws DjinnException VERIFICATION_FAILED when this is not what {@link #toJson} wrote */
    public static WorldConfig fromJson(String json) {
        try {
            JsonNode networks = JsonMapper.shared().readTree(json);
            putIfAbsent(
                    networks.path("tokenizer"),
                    "shrink",
                    1); // graphs of before encoders could see less than is painted
            putIfAbsent(networks.path("tokenizer"), GROUPS, 1); // graphs of before a place could have several tokens
            putIfAbsent(networks.path("dynamics"), GROUPS, 1);
            putIfAbsent(networks.path("actions"), "camera", 0); // graphs of before the camera could be taken out
            return Optional.ofNullable(JsonMapper.shared().treeToValue(networks, WorldConfig.class))
                    .orElseThrow(() -> unknown(null));
        } catch (JacksonException e) {
            throw unknown(e);
        }
    }

    private static void putIfAbsent(JsonNode network, String name, int value) {
        if (network instanceof ObjectNode fields && !fields.has(name)) {
            fields.put(name, value);
        }
    }

    private static DjinnException unknown(@Nullable JacksonException cause) {
        return new DjinnException(
                ExitCode.VERIFICATION_FAILED,
                "the graphs describe no networks that this version knows; export the world again",
                cause);
    }

    private static void same(String what, int one, int other) {
        if (one != other) {
            throw new IllegalArgumentException("the networks do not fit together: the " + what + " is " + one
                    + " in one and " + other + " in another");
        }
    }
}
