package dev.djinn.trainer.plan;

import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.TwoStreamTime;
import dev.djinn.trainer.nn.VideoTokenizer;

/**
 * One network on one clip of its stage.
 *
 * @param name as in checkpoints
 * @param parameters trained values
 * @param forwardFlop floating point operations of one forward pass over one clip
 */
record NetworkCost(String name, long parameters, long forwardFlop) {
    static NetworkCost tokenizer(TrainConfig config, int frames) {
        CountingOps ops = new CountingOps();
        encode(config, frames, ops);
        VideoTokenizer.Config c = config.tokenizerConfig();
        Shape codes = Shape.of((long) frames * c.tokens(), c.codeWidth());
        new VideoTokenizer<>(c, ops)
                .frames(codes, new Extent(1, frames), new CausalTime<>(c.decoderHeads(), frames, c.span()));
        return new NetworkCost("tokenizer", ops.parameters("tokenizer."), ops.flop());
    }

    /** The tokenizer's encoder alone, as it turns frames into tokens. */
    static NetworkCost encoder(TrainConfig config, int frames) {
        CountingOps ops = new CountingOps();
        encode(config, frames, ops);
        return new NetworkCost("encoder", ops.parameters("tokenizer.encoder."), ops.flop());
    }

    static NetworkCost actions(TrainConfig config, int frames) {
        CountingOps ops = new CountingOps();
        LatentActionModel.Config c = config.actionsConfig();
        LatentActionModel<Shape> model = new LatentActionModel<>(c, ops);
        CausalTime<Shape> time = new CausalTime<>(c.heads(), frames, c.span());
        Shape clip = clip(config, frames);
        Extent extent = new Extent(1, frames);
        LatentActionModel.Transitions<Shape> transitions = model.transitions(clip, extent);
        model.nearest(model.keyed(clip, model.latents(transitions, time), extent));
        model.changes(transitions, Shape.of(frames - 1, c.codeWidth()), time);
        return new NetworkCost("actions", ops.parameters("actions."), ops.flop());
    }

    /** Both streams through the blocks, logits of the masked one. */
    static NetworkCost dynamics(TrainConfig config, int frames) {
        CountingOps ops = new CountingOps();
        Dynamics.Config c = config.dynamicsConfig();
        Dynamics<Shape> model = new Dynamics<>(c, ops);
        long rows = (long) frames * c.places();
        Shape tokens = Shape.of(2, frames, c.tokens());
        Shape body = model.body(
                model.embed(tokens, tokens),
                Shape.of(2L * frames),
                new Extent(2, frames),
                new TwoStreamTime<>(c.heads(), frames, c.places()));
        model.logits(ops.slice(body, 0, rows, 2 * rows), Shape.of(rows * c.groups()));
        return new NetworkCost("dynamics", ops.parameters("dynamics."), ops.flop());
    }

    private static void encode(TrainConfig config, int frames, CountingOps ops) {
        VideoTokenizer.Config c = config.tokenizerConfig();
        VideoTokenizer<Shape> model = new VideoTokenizer<>(c, ops);
        CausalTime<Shape> time = new CausalTime<>(c.encoderHeads(), frames, c.span());
        model.nearest(model.latents(clip(config, frames), new Extent(1, frames), time));
    }

    private static Shape clip(TrainConfig config, int frames) {
        return Shape.of(1, frames, config.world().height(), config.world().width(), 3);
    }
}
