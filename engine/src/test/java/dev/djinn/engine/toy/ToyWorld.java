package dev.djinn.engine.toy;

import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A world that is arithmetic: 16 x 12 pixels, 4 x 3 tokens, 64 codes of grey, window 4. Each next token is the last one,
 * plus what the window's actions say, plus dice when the temperature is not 0. Action 6 changes least.
 */
public class ToyWorld implements WorldModel {
    public static final int WIDTH = 16;
    public static final int HEIGHT = 12;
    public static final int COLUMNS = 4;
    public static final int TOKENS = 12;
    public static final int VOCABULARY = 64;
    public static final int WINDOW = 4;
    public static final int ACTIONS = 8;
    /** The action that moves the tokens least, which no name tells. */
    public static final int QUIET = 6;

    private static final int CELL = 4;

    /** One call of {@link #next}, as it came. */
    public record Asked(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {}

    private final List<Asked> asked = new ArrayList<>();
    private final WorldManifest manifest;
    private volatile boolean closed;

    public ToyWorld() {
        this(IntStream.range(0, ACTIONS).mapToObj(ActionLabel::unnamed).toList(), 20);
    }

    public ToyWorld(List<ActionLabel> actions, double rate) {
        manifest = new WorldManifest(
                1,
                "toy",
                new WorldManifest.FrameFormat(WIDTH, HEIGHT, rate),
                new WorldManifest.Grid(COLUMNS, TOKENS / COLUMNS),
                VOCABULARY,
                WINDOW,
                actions,
                new WorldManifest.Defaults(2, 1, false, 1),
                "CC0-1.0",
                List.of(),
                new WorldManifest.Provenance("arithmetic", Map.of(), 0, "test", 0, Map.of()),
                List.of());
    }

    public List<Asked> asked() {
        return asked;
    }

    public boolean closed() {
        return closed;
    }

    /** A picture of one grey, 0..63. */
    public static Picture grey(int code) {
        long[] tokens_S = new long[TOKENS];
        Arrays.fill(tokens_S, code);
        return draw(tokens_S);
    }

    @Override
    public WorldManifest manifest() {
        return manifest;
    }

    @Override
    public String hash() {
        return "0".repeat(64);
    }

    @Override
    public DeviceProbe device() {
        return new DeviceProbe(Device.CPU, Optional.of("a toy needs none"));
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return frames_T.stream().map(ToyWorld::look).toArray(long[][]::new);
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return Arrays.stream(tokens_TS).map(ToyWorld::draw).toList();
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        asked.add(new Asked(tokens_TS, actions_T, sampling, noise));
        float[] uniforms = new float[TOKENS];
        noise.fill(FloatBuffer.wrap(uniforms));
        long push = Arrays.stream(actions_T)
                .map(action -> action == QUIET ? 0 : action + 1)
                .sum();
        long[] next_S = new long[TOKENS];
        for (int s = 0; s < TOKENS; s++) {
            long dice = sampling.temperature() == 0 ? 0 : (long) (uniforms[s] * 3);
            next_S[s] = (tokens_TS[tokens_TS.length - 1][s] + push + dice) % VOCABULARY;
        }
        return new NextFrame(next_S, draw(next_S), new float[TOKENS], new int[TOKENS]);
    }

    @Override
    public void close() {
        closed = true;
    }

    private static long[] look(Picture frame) {
        long[] tokens_S = new long[TOKENS];
        Arrays.setAll(tokens_S, s -> (frame.argb(s % COLUMNS * CELL, s / COLUMNS * CELL) & 255) / CELL);
        return tokens_S;
    }

    private static Picture draw(long[] tokens_S) {
        byte[] bgra = new byte[WIDTH * HEIGHT * 4];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            byte grey = (byte) (tokens_S[pixel / WIDTH / CELL * COLUMNS + pixel % WIDTH / CELL] * CELL);
            Arrays.fill(bgra, pixel * 4, pixel * 4 + 3, grey);
            bgra[pixel * 4 + 3] = (byte) 255;
        }
        return new Picture(WIDTH, HEIGHT, bgra);
    }
}
