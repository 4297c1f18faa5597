package dev.djinn.trainer.fit;

import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.torch.Autocast;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One worker's part of a step of the latent action model. The model first learns with unquantised latents and noise, then
 * with the codes that k-means finds among them, since eight codes learned from the start collapse easily.
 */
final class ActionsStep {
    /** How the latents reach the decoder. */
    enum Bottleneck {
        NOISE,
        CODES
    }

    /**
     * @param noise length of the noise on unquantised latents, which have length 1
     * @param commitment weight of the squared distance of latents to their codes
     * @param changeFloor added to each transition's own change energy when the loss is divided by it; 0 leaves the loss
     *     undivided. Plain squared error is a principal component analysis of the change: big falls drown small steps
     */
    record Settings(double noise, double commitment, double changeFloor) {}

    /**
     * @param loss what was minimised
     * @param errorShare squared error over that of copying the last frame, as far as the scene scrolls with it where the camera is taken out; where the decoder
     *     was asked
     * @param lookError squared pixels, where the hero is looked at
     * @param codes [B, T-1] the nearest code of each transition
     * @param keyed what the codes divide [B, T-1, E]
     */
    record Result(double loss, OptionalDouble errorShare, OptionalDouble lookError, long[] codes, float[] keyed) {}

    private static final double PLAIN_WEIGHT = 30;
    private static final double CHANGED_PIXEL = 0.04;
    private static final double CHANGED_WEIGHT = 4;

    /** On pixel values in -0.5..0.5. */
    private static final double LOOK_NOISE = 0.075;

    private final LatentActionModel.Config config;
    private final TorchOps ops;
    private final LatentActionModel<Tensor> model;

    ActionsStep(LatentActionModel.Config config, Replica replica) {
        this.config = config;
        this.ops = new TorchOps(replica.device(), replica);
        this.model = new LatentActionModel<>(config, ops);
    }

    /** The forward pass that names every tensor of the network. */
    static void discover(LatentActionModel.Config config, TorchOps ops) {
        LatentActionModel<Tensor> model = new LatentActionModel<>(config, ops);
        Tensor frames = torch.zeros(1, 2, config.height(), config.width(), 3).to(ops.device(), torch.ScalarType.Float);
        LatentActionModel.Transitions<Tensor> one = model.transitions(frames, new Extent(1, 2));
        Tensor latents = model.latents(one, time(config, 2));
        model.nearest(model.keyed(frames, latents, new Extent(1, 2)));
        model.changes(one, latents.view(1, -1), time(config, 1));
    }

    private static CausalTime<Tensor> time(LatentActionModel.Config config, int frames) {
        return new CausalTime<>(config.heads(), frames, config.span());
    }

    /** Forward and backward; gradients are added to the replica's. {@code rgb} is [clips, frames, height, width, 3]. */
    Result train(byte[] rgb, int clips, int frames, Bottleneck bottleneck, Settings settings, RandomGenerator random) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = pictures(rgb, clips, frames);
            Extent extent = new Extent(clips, frames);
            LatentActionModel.Transitions<Tensor> seen = transitions(scope, x, extent);
            Tensor z = latents(seen);
            Tensor keyed = keyed(x, z, extent);
            Tensor codes = model.nearest(keyed);
            Tensor actions = switch (bottleneck) {
                case NOISE -> z.add(noise(z, settings.noise(), random));
                case CODES -> z.add(chosen(codes).sub(z).detach());
            };
            Tensor target = model.change(seen);
            Tensor error = quickly(() -> squaredError(seen, actions, target));
            Tensor energy = weighted(target, target);
            Tensor loss = settings.changeFloor() > 0
                    ? error.div(energy.add(Torch.scalar(settings.changeFloor())))
                            .mean()
                    : error.mean().mul(Torch.scalar(PLAIN_WEIGHT));
            if (bottleneck == Bottleneck.CODES) {
                Tensor distance = z.sub(chosen(codes)).square().sum(-1).mean();
                loss = loss.add(distance, Torch.scalar(settings.commitment()));
            }
            OptionalDouble lookError = OptionalDouble.empty();
            if (config.look() > 0) {
                Tensor look = lookError(x, z, extent, random);
                lookError = OptionalDouble.of(look.item_double());
                loss = loss.add(look);
            }
            loss.backward();
            double share =
                    error.mean().item_double() / Math.max(1e-12, energy.mean().item_double());
            return new Result(
                    loss.item_double(),
                    OptionalDouble.of(share),
                    lookError,
                    Torch.toLongs(codes),
                    Torch.toFloats(keyed));
        }
    }

    /** As {@link #train}, but only which way the hero looks is learned, by a model that is trained otherwise. */
    Result trainLook(byte[] rgb, int clips, int frames, RandomGenerator random) {
        try (PointerScope scope = new PointerScope()) {
            Extent extent = new Extent(clips, frames);
            Tensor x = pictures(rgb, clips, frames);
            Tensor z = unlearned(() -> latents(transitions(scope, x, extent)));
            Tensor keyed = keyed(x, z, extent);
            Tensor loss = lookError(x, z, extent, random);
            loss.backward();
            double error = loss.item_double();
            long[] codes = Torch.toLongs(model.nearest(keyed));
            return new Result(error, OptionalDouble.empty(), OptionalDouble.of(error), codes, Torch.toFloats(keyed));
        }
    }

    /** The code [clips * (frames - 1)] of each transition, without gradients. */
    long[] codes(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Extent extent = new Extent(clips, frames);
            Tensor x = pictures(rgb, clips, frames);
            return Torch.toLongs(model.nearest(keyed(x, latents(transitions(scope, x, extent)), extent)));
        }
    }

    /**
     * Held-out squared error over that of copying the last frame (as in {@link Result}), with the model's own codes, or with its latents where
     * the decoder does not know the codes.
     */
    double errorShare(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor x = pictures(rgb, clips, frames);
            LatentActionModel.Transitions<Tensor> seen = transitions(scope, x, new Extent(clips, frames));
            Tensor latents = latents(seen);
            Tensor actions = config.keys() ? latents : chosen(model.nearest(latents));
            Tensor target = model.change(seen);
            Tensor error = squaredError(seen, actions, target).mean();
            return error.item_double()
                    / Math.max(1e-12, weighted(target, target).mean().item_double());
        }
    }

    private Tensor pictures(byte[] rgb, int clips, int frames) {
        return Torch.pictures(ops.device(), rgb, clips, frames, config.height(), config.width(), 3);
    }

    /** Lives as long as {@code scope}; what it takes to find how scenes scroll does not. */
    private LatentActionModel.Transitions<Tensor> transitions(PointerScope scope, Tensor x, Extent extent) {
        try (PointerScope inner = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            LatentActionModel.Transitions<Tensor> found = model.transitions(x, extent);
            scope.attach(found.before()).attach(found.after());
            return found;
        }
    }

    private Tensor latents(LatentActionModel.Transitions<Tensor> transitions) {
        int frames = Math.toIntExact(transitions.extent().frames()) + 1;
        return model.latents(transitions, time(config, frames)).reshape(-1, config.codeWidth());
    }

    /** Latents are never computed so: they hardly differ at first, and bfloat16 would make them one. */
    private Tensor quickly(Supplier<Tensor> tensor) {
        try (Autocast bfloat16 = Autocast.on(ops.device())) {
            return tensor.get();
        }
    }

    private static Tensor unlearned(Supplier<Tensor> tensor) {
        try (NoGradGuard noGrad = new NoGradGuard()) {
            return tensor.get();
        }
    }

    private Tensor keyed(Tensor x, Tensor latents, Extent extent) {
        return unlearned(() -> model.keyed(x, latents.detach(), extent));
    }

    /**
     * How far off, in squared pixels, the hero's look is as a forecast of how far the latents say that the picture moves.
     * His picture is noisy, for without that the network learns backgrounds by heart.
     */
    private Tensor lookError(Tensor x, Tensor latents, Extent extent, RandomGenerator random) {
        Tensor middles = model.look().middles(x, extent);
        Tensor noisy = middles.add(gaussian(middles, LOOK_NOISE, random));
        Tensor moved = model.displacements(latents.detach()).detach().narrow(1, 0, 1);
        return model.look().side(noisy).sub(moved).square().mean();
    }

    private Tensor chosen(Tensor codes) {
        return model.codebook().index_select(0, codes);
    }

    private Tensor noise(Tensor latents, double length, RandomGenerator random) {
        return gaussian(latents, length / Math.sqrt(config.codeWidth()), random);
    }

    /** As large as {@code rows} [R, n]. */
    private Tensor gaussian(Tensor rows, double deviation, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(rows.numel())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return Torch.floats(ops.device(), values, rows.size(0), rows.size(1));
    }

    /** Weighted squared error of each transition [B*(T-1)]. */
    private Tensor squaredError(LatentActionModel.Transitions<Tensor> seen, Tensor actions, Tensor target) {
        int transitions = Math.toIntExact(seen.extent().frames());
        Tensor predicted = model.changes(seen, actions, time(config, transitions));
        return weighted(predicted.sub(target), target);
    }

    private Tensor weighted(Tensor difference, Tensor target) {
        Tensor weight = target.abs()
                .gt(Torch.scalar(CHANGED_PIXEL))
                .to(torch.ScalarType.Float)
                .mul(Torch.scalar(CHANGED_WEIGHT))
                .add(Torch.scalar(1));
        long perFrame = target.size(1) * (config.width() / config.patch()) * (config.height() / config.patch());
        return difference.square().mul(weight).view(-1, perFrame).mean(1);
    }
}
