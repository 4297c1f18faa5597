package dev.djinn.app.view;

import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A world of 64 x 64 pixels in which the prompt scrolls: a frame's one token is how far; action a scrolls by a - 3. */
class ScrollingWorld implements WorldModel {
    static final int SIDE = 64;
    static final int IDLE = 3;
    private static final List<String> NAMES =
            List.of("run left", "left", "step left", "idle", "step right", "right", "run right", "dash");

    private Picture prompt = new Picture(1, 1, new byte[] {0, 0, 0, -1});

    static Picture scrolled(Picture picture, int by) {
        byte[] bgra = new byte[picture.bgra().length];
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            int source = pixel / SIDE * SIDE + Math.floorMod(pixel % SIDE + by, SIDE);
            System.arraycopy(picture.bgra(), source * 4, bgra, pixel * 4, 4);
        }
        return new Picture(SIDE, SIDE, bgra);
    }

    @Override
    public WorldManifest manifest() {
        return new WorldManifest(
                1,
                "Scrolling hills",
                new WorldManifest.FrameFormat(SIDE, SIDE, 20),
                new WorldManifest.Grid(1, 1),
                SIDE,
                4,
                IntStream.range(0, NAMES.size())
                        .mapToObj(code -> new ActionLabel(code, NAMES.get(code), "" + (code + 1)))
                        .toList(),
                new WorldManifest.Defaults(2, 1, false, 1),
                "CC0-1.0",
                List.of(),
                new WorldManifest.Provenance("arithmetic", Map.of(), 0, "test", 0, Map.of()),
                List.of());
    }

    @Override
    public String hash() {
        return "0".repeat(64);
    }

    @Override
    public DeviceProbe device() {
        return new DeviceProbe(Device.CPU, Optional.of("not needed"));
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        prompt = frames_T.getLast();
        return new long[][] {{0}};
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return Arrays.stream(tokens_TS)
                .map(tokens_S -> scrolled(prompt, (int) tokens_S[0]))
                .toList();
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        long token = Math.floorMod(tokens_TS[tokens_TS.length - 1][0] + actions_T[actions_T.length - 1] - IDLE, SIDE);
        return new NextFrame(new long[] {token}, scrolled(prompt, (int) token), new float[1], new int[1]);
    }

    @Override
    public void close() {}
}
