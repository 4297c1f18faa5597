package dev.djinn.runtime.onnx;

import static dev.djinn.runtime.onnx.ToyGraph.F32;
import static dev.djinn.runtime.onnx.ToyGraph.I64;
import static dev.djinn.runtime.onnx.ToyGraph.U8;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.runtime.world.WorldManifest.Defaults;
import dev.djinn.runtime.world.WorldManifest.FrameFormat;
import dev.djinn.runtime.world.WorldManifest.Grid;
import dev.djinn.runtime.world.WorldManifest.Provenance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A world small enough to be worked out by hand, in real ONNX graphs that keep the contract: 8x8 pixels, 2x2 tokens of
 * 16, 3 actions (none counts as 0), a window of 4. A token is the blue of its quarter's first pixel divided by 16; the
 * next frame's tokens are the sum of the last three frames' tokens and actions, plus up to 15 by the dice unless the
 * temperature is 0.
 */
final class ToyWorld {
    static final int SIDE = 8;
    static final int TOKENS = 4;
    static final int VOCABULARY = 16;
    static final int WINDOW = 4;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    ToyWorld() {
        files.put(WorldFolder.ENCODER, encoder());
        files.put(WorldFolder.DECODER, decoder());
        files.put(WorldFolder.LAM, lam());
        files.put(WorldFolder.DYNAMICS, dynamics(Fault.NONE));
        files.put("card.md", "# Toy\n".getBytes(StandardCharsets.UTF_8));
    }

    /** What can be wrong with a dynamics graph. */
    enum Fault {
        NONE,
        TOKENS_OUT_OF_RANGE,
        CONFIDENCE_NOT_A_NUMBER,
        PIXELS_TOO_SMALL,
        NO_ORDER_INPUT,
        FAILS_WHILE_RUNNING
    }

    ToyWorld with(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    ToyWorld with(Fault fault) {
        return with(WorldFolder.DYNAMICS, dynamics(fault));
    }

    byte[] contents(String file) {
        return files.get(file);
    }

    /** With graphs that remember: kv holds each frame's tokens and the action that led to it. */
    ToyWorld caching() {
        return with(WorldFolder.DYNAMICS_CACHED, ToyCache.step(TOKENS))
                .with(WorldFolder.PREFILL, ToyCache.prefill("4"));
    }

    /** With an encoder whose divisor of 16 is the number that starts at a byte of a file. */
    ToyWorld sharing(String file, long offset) {
        ToyGraph g = new ToyGraph();
        return with(WorldFolder.ENCODER, encoder(g, g.number(file, offset)));
    }

    VerifiedWorld in(Path folder) {
        WorldFolder.write(folder, manifest(), files);
        return WorldFolder.verify(folder);
    }

    static WorldManifest manifest() {
        return new WorldManifest(
                1,
                "toy",
                new FrameFormat(SIDE, SIDE, 15),
                new Grid(2, 2),
                VOCABULARY,
                WINDOW,
                IntStream.range(0, 3).mapToObj(ActionLabel::unnamed).toList(),
                new Defaults(4, 1, false, 1),
                "CC0-1.0",
                List.of("nobody"),
                new Provenance("none", Map.of(), 0, "test", 0, Map.of()),
                List.of());
    }

    /** A frame whose four quarters are grey, 0..255. */
    static Picture frame(int... quarters) {
        byte[] bgra = new byte[SIDE * SIDE * 4];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int at = (y * SIDE + x) * 4;
                Arrays.fill(bgra, at, at + 3, (byte) quarters[y / 4 * 2 + x / 4]);
                bgra[at + 3] = (byte) 255;
            }
        }
        return new Picture(SIDE, SIDE, bgra);
    }

    private static byte[] encoder() {
        ToyGraph g = new ToyGraph();
        return encoder(g, g.number(16L));
    }

    private static byte[] encoder(ToyGraph g, String divisor) {
        String frames = g.input("frames", U8, "t", SIDE, SIDE, 4);
        String corners = g.slice(g.slice(g.slice(frames, 1, 0, SIDE, 4), 2, 0, SIDE, 4), 3, 0, 1, 1);
        String tokens = g.node("Div", g.cast(g.reshape(corners, -1, TOKENS), I64), divisor);
        g.output("tokens", tokens, I64, "t", TOKENS);
        return g.bytes();
    }

    private static byte[] decoder() {
        ToyGraph g = new ToyGraph();
        String tokens = g.input("tokens", I64, "t", TOKENS);
        g.output("pixels", pixels(g, tokens, SIDE), U8, "t", SIDE, SIDE, 4);
        return g.bytes();
    }

    private static byte[] lam() {
        ToyGraph g = new ToyGraph();
        String frames = g.input("frames", U8, "t", SIDE, SIDE, 4);
        String later = g.slice(frames, 0, 1, Long.MAX_VALUE, 1);
        String first = g.slice(g.slice(g.slice(later, 1, 0, 1, 1), 2, 0, 1, 1), 3, 0, 1, 1);
        g.output("codes", g.node("Mod", g.cast(g.reshape(first, -1), I64), g.number(3L)), I64, "n");
        return g.bytes();
    }

    static byte[] dynamics(Fault fault) {
        ToyGraph g = new ToyGraph();
        String tokens = g.input("tokens", I64, "t", TOKENS);
        String actions = g.node("Mod", g.input("actions", I64, "t"), g.number(3L));
        String steps = g.input("steps", I64);
        String noise = g.input("noise", F32, "steps", 2, TOKENS);
        String temperature = g.input("temperature", F32);
        if (fault != Fault.NO_ORDER_INPUT) {
            g.input("order", F32);
        }
        String dice_S = dice(g, noise, steps);
        String thrown = thrown(g, dice_S, temperature);
        String seen = g.node("Add", g.sum(tokens, 0), g.sum(actions, 0));
        String next = g.node("Mod", g.node("Add", seen, thrown), g.number((long) VOCABULARY));
        if (fault == Fault.TOKENS_OUT_OF_RANGE) {
            next = g.node("Add", next, g.number((long) VOCABULARY));
        }
        if (fault == Fault.FAILS_WHILE_RUNNING) {
            next = g.node("Gather", g.longs(1, 2), g.node("Add", next, g.number(100L)));
        }
        if (fault == Fault.CONFIDENCE_NOT_A_NUMBER) {
            dice_S = g.node("Log", g.node("Neg", dice_S));
        }
        int side = fault == Fault.PIXELS_TOO_SMALL ? SIDE / 2 : SIDE;
        String picture = pixels(g, g.reshape(next, 1, TOKENS), side);
        g.output("next_tokens", next, I64, TOKENS);
        g.output("pixels", g.reshape(picture, side, side, 4), U8, side, side, 4);
        g.output("confidence", dice_S, F32, TOKENS);
        g.output("revealed_at", g.node("Mod", g.longs(0, 1, 2, 3), steps), I64, TOKENS);
        return g.bytes();
    }

    static String dice(ToyGraph g, String noise, String steps) {
        String mean = g.node("Div", g.sum(noise, 0), g.cast(steps, F32));
        return g.reshape(g.slice(mean, 0, 0, 1, 1), TOKENS);
    }

    static String thrown(ToyGraph g, String dice_S, String temperature) {
        return g.cast(g.node("Mul", g.node("Mul", dice_S, temperature), g.number(15.99f)), I64);
    }

    static String pixels(ToyGraph g, String tokens_tS, int side) {
        int quarter = side / 2;
        String grey = g.reshape(g.node("Mul", tokens_tS, g.number(16L)), -1, 2, 1, 2, 1, 1);
        String wide = g.node("Expand", grey, g.longs(1, 2, quarter, 2, quarter, 3));
        String colours = g.reshape(wide, -1, side, side, 3);
        String channel = g.slice(colours, 3, 0, 1, 1);
        String alpha = g.node("Add", g.node("Mul", channel, g.number(0L)), g.number(255L));
        String all = g.node("Concat", List.of(colours, alpha), ToyGraph.attribute("axis", 3));
        return g.cast(all, U8);
    }
}
