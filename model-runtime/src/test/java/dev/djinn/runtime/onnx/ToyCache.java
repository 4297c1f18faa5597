package dev.djinn.runtime.onnx;

import static dev.djinn.runtime.onnx.ToyGraph.F32;
import static dev.djinn.runtime.onnx.ToyGraph.I64;
import static dev.djinn.runtime.onnx.ToyGraph.U8;

import java.util.List;

/**
 * The toy world's dynamics with a memory: keys are the tokens of the last three frames, values the actions that led to
 * them, and both together give what {@link ToyWorld}'s graph without memory makes of those frames.
 */
final class ToyCache {
    private static final int TOKENS = ToyWorld.TOKENS;
    private static final int KEPT = ToyWorld.WINDOW - 1;
    private static final int TIME = 3;

    private ToyCache() {}

    static byte[] prefill(String memory) {
        ToyGraph g = new ToyGraph();
        String tokens = g.input("tokens", I64, "t", TOKENS);
        String led = g.input("actions", I64, "t");
        String keys = wide(g, g.reshape(g.node("Transpose", tokens), 1, TOKENS, 1, -1, 1));
        String values = wide(g, g.node("Mod", g.reshape(led, 1, 1, 1, -1, 1), g.number(3L)));
        String kv = g.node("Concat", List.of(keys, values), ToyGraph.attribute("axis", 0));
        g.output("kv", last(g, kv, KEPT), F32, 2, TOKENS, 1, "kept", 64);
        g.output("decoder_kv", last(g, kv, 1), F32, 2, TOKENS, 1, "one", 64);
        g.metadata("djinn.memory", memory);
        return g.bytes();
    }

    /** @param tokens whose keys and values the graph gives back: all, or it breaks the contract */
    static byte[] step(int tokens) {
        ToyGraph g = new ToyGraph();
        String kv = g.input("kv", F32, 2, TOKENS, 1, "t", 64);
        String decoderKv = g.input("decoder_kv", F32, 2, TOKENS, 1, "d", 64);
        g.input("prev_tokens", I64, TOKENS);
        String action = g.node("Mod", g.input("action", I64, 1), g.number(3L));
        String steps = g.input("steps", I64);
        String noise = g.input("noise", F32, "steps", 2, TOKENS);
        String temperature = g.input("temperature", F32);
        g.input("order", F32);
        String dice_S = ToyWorld.dice(g, noise, steps);
        String keys = summed(g, last(g, g.slice(kv, 0, 0, 1, 1), KEPT));
        String values = summed(g, last(g, g.slice(kv, 0, 1, 2, 1), KEPT - 1));
        String seen = g.node("Add", g.node("Add", keys, values), action);
        String thrown = ToyWorld.thrown(g, dice_S, temperature);
        String next = g.node("Mod", g.node("Add", seen, thrown), g.number((long) ToyWorld.VOCABULARY));
        int side = ToyWorld.SIDE;
        String picture = ToyWorld.pixels(g, g.reshape(next, 1, TOKENS), side);
        g.output("next_tokens", next, I64, TOKENS);
        g.output("pixels", g.reshape(picture, side, side, 4), U8, side, side, 4);
        g.output("confidence", dice_S, F32, TOKENS);
        g.output("revealed_at", g.node("Mod", g.longs(0, 1, 2, 3), steps), I64, TOKENS);
        String newKeys = wide(g, g.reshape(next, 1, TOKENS, 1, 1, 1));
        String newValues = wide(g, g.reshape(action, 1, 1, 1, 1, 1));
        String fresh = g.node("Concat", List.of(newKeys, newValues), ToyGraph.attribute("axis", 0));
        String all = g.node("Concat", List.of(kv, fresh), ToyGraph.attribute("axis", TIME));
        g.output("kv_out", g.slice(last(g, all, KEPT), 1, 0, tokens, 1), F32, 2, tokens, 1, "kept", 64);
        g.output("decoder_kv_out", decoderKv, F32, 2, TOKENS, 1, "d", 64);
        return g.bytes();
    }

    private static String wide(ToyGraph g, String whole) {
        String ones = g.node("Expand", g.number(1f), g.longs(1, TOKENS, 1, 1, 64));
        return g.node("Mul", g.cast(whole, F32), ones);
    }

    private static String last(ToyGraph g, String kv, int frames) {
        return g.slice(kv, TIME, -frames, Long.MAX_VALUE, 1);
    }

    /** [1, S, 1, t, 64] to [S], added up over the frames. */
    private static String summed(ToyGraph g, String part) {
        return g.cast(g.reshape(g.slice(g.sum(part, TIME), TIME, 0, 1, 1), TOKENS), I64);
    }
}
