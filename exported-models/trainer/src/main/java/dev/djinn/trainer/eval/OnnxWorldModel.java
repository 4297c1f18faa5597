package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldManifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An opened, exported world. Where its decoder paints larger frames than it was shown, they are averaged down to the
 * size of the truth before anything is compared.
 */
public final class OnnxWorldModel implements WorldModel {
    private final World world;
    private final WorldFacts facts;

    /** Measures {@code world} as its manifest says it is played; the caller keeps and closes it. */
    public OnnxWorldModel(World world) {
        this(world, Sampling.of(world.manifest().defaults()));
    }

    /** Measures {@code world} as if {@code sampling} were its default; the caller keeps and closes it. */
    public OnnxWorldModel(World world, Sampling sampling) {
        this.world = world;
        WorldManifest manifest = world.manifest();
        this.facts = new WorldFacts(
                manifest.name(),
                manifest.frame().width(),
                manifest.frame().height(),
                manifest.frame().rate(),
                manifest.actions().size(),
                sampling,
                world.device().device().id());
    }

    @Override
    public WorldFacts facts() {
        return facts;
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return world.encode(frames_T);
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return world.decode(tokens_TS).stream().map(this::atFrameSize).toList();
    }

    @Override
    public long[] inferActions(List<Picture> frames_T) {
        return world.inferActions(frames_T);
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        NextFrame next = world.next(tokens_TS, actions_T, sampling, noise);
        return new NextFrame(next.tokens_S(), atFrameSize(next.pixels()), next.confidence_S(), next.revealedAt_S());
    }

    @Override
    public List<Picture> play(long[][] prompt_TS, long[] actions, int ahead, long seed) {
        int between = prompt_TS.length - 1;
        List<Picture> played = new ArrayList<>(ahead);
        try (dev.djinn.runtime.onnx.Dream game = world.dream()) {
            game.recall(prompt_TS, Arrays.copyOf(actions, between));
            for (int i = 0; i < ahead; i++) {
                int action = Math.toIntExact(actions[between + i]);
                NextFrame next = game.next(action, facts.sampling(), FrameNoise.of(seed, i + 1));
                played.add(atFrameSize(next.pixels()));
            }
        }
        return played;
    }

    private Picture atFrameSize(Picture picture) {
        return AreaAverage.shrink(picture, facts.width(), facts.height());
    }
}
