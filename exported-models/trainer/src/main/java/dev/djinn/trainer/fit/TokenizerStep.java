package dev.djinn.trainer.fit;

import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.torch.Autocast;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One worker's part of a step of the tokenizer: reconstruction and commitment loss, straight-through gradient.
 *
 * <p>Differs: the reconstruction loss is the logarithm of each frame's squared error, so that a scene of busy textures
 * does not drown a plain one.
 */
final class TokenizerStep {
    /**
     * @param loss what was minimised
     * @param squaredError mean squared error of pixels in 0..1
     * @param codes [R*G] nearest codes
     * @param latents [R*G, E]
     */
    record Result(double loss, double squaredError, long[] codes, float[] latents) {}

    private static final double RECONSTRUCTION_WEIGHT = 0.02;
    /** Above this squared error (35 dB) a frame counts by the logarithm of its error, as its PSNR does. */
    private static final double FRAME_ERROR = 3e-4;

    private static final double COMMITMENT_WEIGHT = 0.025;

    private final VideoTokenizer.Config config;
    private final TorchOps ops;
    private final VideoTokenizer<Tensor> tokenizer;

    TokenizerStep(VideoTokenizer.Config config, Replica replica) {
        this.config = config;
        this.ops = new TorchOps(replica.device(), replica);
        this.tokenizer = new VideoTokenizer<>(config, ops);
    }

    /** The forward pass that names every tensor of the network. */
    static void discover(VideoTokenizer.Config config, TorchOps ops) {
        VideoTokenizer<Tensor> tokenizer = new VideoTokenizer<>(config, ops);
        Extent one = new Extent(1, 1);
        Tensor frames = torch.zeros(1, 1, config.height(), config.width(), 3).to(ops.device(), torch.ScalarType.Float);
        Tensor latents = tokenizer.latents(frames, one, encoderTime(config, 1));
        tokenizer.frames(tokenizer.codes(tokenizer.nearest(latents)), one, decoderTime(config, 1));
    }

    static CausalTime<Tensor> encoderTime(VideoTokenizer.Config config, int frames) {
        return new CausalTime<>(config.encoderHeads(), frames, config.span());
    }

    static CausalTime<Tensor> decoderTime(VideoTokenizer.Config config, int frames) {
        return new CausalTime<>(config.decoderHeads(), frames, config.span());
    }

    /** Latents [R*G, E] only, without gradients: to start the codebook. */
    float[] latents(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return Torch.toFloats(encode(pictures(rgb, clips, frames), clips, frames));
        }
    }

    /** Forward and backward; gradients are added to the replica's. {@code rgb} is [clips, frames, height, width, 3]. */
    Result run(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = pictures(rgb, clips, frames);
            Tensor z = encode(x, clips, frames);
            Tensor codes;
            Tensor chosen;
            try (NoGradGuard noGrad = new NoGradGuard()) {
                codes = tokenizer.nearest(z.detach());
                chosen = tokenizer.codes(codes);
            }
            Tensor straightThrough = z.add(chosen.sub(z).detach());
            Tensor perFrame = paintingErrors(x, straightThrough, clips, frames);
            Tensor commitment = z.sub(chosen).square().sum(-1).mean();
            Tensor loss = reconstruction(perFrame).add(commitment, Torch.scalar(COMMITMENT_WEIGHT));
            loss.backward();
            double error = perFrame.detach().mean().item_double();
            return new Result(loss.item_double(), error, Torch.toLongs(codes), Torch.toFloats(z));
        }
    }

    /** As {@link #run}, but only the decoder learns, from tokens as they are; there is no commitment. */
    Result runDecoder(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = pictures(rgb, clips, frames);
            Tensor z;
            Tensor codes;
            Tensor chosen;
            try (NoGradGuard noGrad = new NoGradGuard()) {
                z = encode(x, clips, frames);
                codes = tokenizer.nearest(z);
                chosen = tokenizer.codes(codes);
            }
            Tensor perFrame = paintingErrors(x, chosen, clips, frames);
            Tensor loss = reconstruction(perFrame);
            loss.backward();
            double error = perFrame.detach().mean().item_double();
            return new Result(loss.item_double(), error, Torch.toLongs(codes), Torch.toFloats(z));
        }
    }

    /**
     * Squared error of each frame [clips * frames] painted from codes [R*G, E]. Latents are never computed in bfloat16: they
     * hardly differ at first, and it would make them one.
     */
    private Tensor paintingErrors(Tensor x, Tensor codes, int clips, int frames) {
        try (Autocast bfloat16 = Autocast.on(ops.device())) {
            Tensor y = tokenizer.frames(codes, new Extent(clips, frames), decoderTime(config, frames));
            return y.sub(x.view(y.sizes())).square().mean(1, 2, 3);
        }
    }

    private static Tensor reconstruction(Tensor perFrame) {
        return perFrame.div(Torch.scalar(FRAME_ERROR)).log1p().mean().mul(Torch.scalar(RECONSTRUCTION_WEIGHT));
    }

    /**
     * Reconstruction without gradients.
     *
     * @return the mean squared error of each frame [clips * frames], pixels in 0..1, clipped
     */
    float[] errors(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor x = pictures(rgb, clips, frames);
            Tensor codes = tokenizer.codes(tokenizer.nearest(encode(x, clips, frames)));
            Tensor y = tokenizer.frames(codes, new Extent(clips, frames), decoderTime(config, frames));
            Tensor clipped = y.clamp_(new ScalarOptional(Torch.scalar(-0.5)), new ScalarOptional(Torch.scalar(0.5)));
            return Torch.toFloats(clipped.sub(x.view(y.sizes())).square().mean(1, 2, 3));
        }
    }

    /** What the codec makes of clips [clips, frames, height, width, 3], in the same shape. */
    byte[] reconstruct(byte[] rgb, int clips, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor codes = tokenizer.nearest(encode(pictures(rgb, clips, frames), clips, frames));
            return bytes(decode(codes, clips, frames));
        }
    }

    /** Frames [frames, height, width, 3] that the tokens [frames, S] stand for. */
    byte[] paint(long[] tokens, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return bytes(decode(Torch.longs(ops.device(), tokens, tokens.length), 1, frames));
        }
    }

    private Tensor decode(Tensor tokens, int clips, int frames) {
        return tokenizer.frames(tokenizer.codes(tokens), new Extent(clips, frames), decoderTime(config, frames));
    }

    private static byte[] bytes(Tensor pixels) {
        float[] values = Torch.toFloats(pixels);
        byte[] rgb = new byte[values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp(Math.round(255 * (values[i] + 0.5)), 0, 255);
        }
        return rgb;
    }

    /** Tokens [frames * S] of one clip. */
    long[] tokens(byte[] rgb, int frames) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return Torch.toLongs(tokenizer.nearest(encode(pictures(rgb, 1, frames), 1, frames)));
        }
    }

    private Tensor pictures(byte[] rgb, int clips, int frames) {
        return Torch.pictures(ops.device(), rgb, clips, frames, config.height(), config.width(), 3);
    }

    private Tensor encode(Tensor frames, int clips, int length) {
        return tokenizer.latents(frames, new Extent(clips, length), encoderTime(config, length));
    }
}
