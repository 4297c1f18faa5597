package dev.djinn.runtime.bench;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How much arithmetic a cached frame is: matrix products only, each multiply-add as two operations. */
final class Work {
    private static final String NETWORKS = "djinn.networks";
    private static final double GIGA = 1e9;
    private static final int CHANNELS = 3;

    private Work() {}

    /** In 10^9 operations; empty if the graph does not describe its networks as {@code djinn-train export} does. */
    static Optional<Double> gflopPerFrame(byte[] dynamics, WorldManifest manifest, Sampling sampling) {
        int versions = sampling.guidance() == 1 ? 1 : 2;
        try {
            for (StringStringEntryProto entry : ModelProto.parseFrom(dynamics).getMetadataPropsList()) {
                if (entry.getKey().equals(NETWORKS)) {
                    JsonNode networks = JsonMapper.shared().readTree(entry.getValue());
                    return Optional.of(flop(networks, manifest, sampling.steps(), versions) / GIGA)
                            .filter(gflop -> gflop > 0);
                }
            }
            return Optional.empty();
        } catch (InvalidProtocolBufferException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static double flop(JsonNode networks, WorldManifest manifest, int rounds, int versions) {
        double places = manifest.grid().places();
        double s = manifest.tokensPerFrame();
        double g = manifest.grid().groups();
        double v = manifest.vocabulary();
        JsonNode dynamics = networks.path("dynamics");
        double d = dynamics.path("width").asDouble(0);
        double layers = dynamics.path("layers").asDouble(0);
        double e = dynamics.path("codeWidth").asDouble(0);
        double window = manifest.window();
        double outputs = 2 * s * (d * v + d * e + e * v + 2 * d);
        double round = versions * layers * block(places, d, window) + outputs;
        double notCommitted = places * (2 + 16) * d * d + 4 * places * window * d;
        double commit = layers * block(places, d, window) - notCommitted;

        JsonNode tokenizer = networks.path("tokenizer");
        double wide = tokenizer.path("decoderWidth").asDouble(0);
        double patch = tokenizer.path("patch").asDouble(0);
        double picture = tokenizer.path("decoderLayers").asDouble(0)
                        * block(places, wide, tokenizer.path("span").asDouble(0))
                + 2 * places * wide * (g * e + patch * patch * CHANNELS);
        return rounds * round + commit + picture;
    }

    /** One frame through one block: attention in space and in time, feed-forward of four times the width. */
    private static double block(double places, double d, double frames) {
        return places * 32 * d * d + 4 * places * places * d + 4 * places * frames * d;
    }
}
