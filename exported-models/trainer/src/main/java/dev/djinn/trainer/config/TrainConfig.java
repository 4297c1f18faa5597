package dev.djinn.trainer.config;

import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides a training run but the videos: the tables and keys of its TOML file, in snake_case. Nonsense
 * cannot be constructed ({@link IllegalArgumentException}); {@link TrainConfigs} reads it.
 */
public record TrainConfig(
        World world,
        Data data,
        Tokenizer tokenizer,
        Actions actions,
        DynamicsPart dynamics,
        Training training,
        Run run) {

    /** The same for another world. */
    public TrainConfig withWorld(World other) {
        return new TrainConfig(other, data, tokenizer, actions, dynamics, training, run);
    }

    /**
     * The world to be made.
     *
     * @param name file name and title of the exported world
     * @param width pixels of a frame
     * @param height pixels of a frame
     * @param rate frames a second
     * @param licence of the world's files, as an SPDX expression or in words
     * @param attributions who made the videos, one line each
     * @param steps default MaskGIT steps at play time, 1..64
     * @param temperature default sampling temperature at play time, 0..10; 0 is greedy
     * @param randomOrder whether tokens are fixed in random order by default; the most confident first copies the last
     *     frame too readily
     * @param guidance how much stronger than learned a key acts at play time by default, 0..10; 1 is as learned
     */
    public record World(
            String name,
            int width,
            int height,
            double rate,
            String licence,
            List<String> attributions,
            int steps,
            double temperature,
            boolean randomOrder,
            double guidance) {
        public World {
            Checks.line("name", name, 80);
            Checks.between("width", width, 8, 1024);
            Checks.between("height", height, 8, 1024);
            Checks.between("rate", rate, 0.1, 240);
            Checks.line("licence", licence, 4000);
            attributions = List.copyOf(attributions);
            attributions.forEach(line -> Checks.line("attributions", line, 4000));
            Checks.between("steps", steps, 1, 64);
            Checks.between("temperature", temperature, 0, 10);
            Checks.between("guidance", guidance, 0, 10);
        }

        /** The same with other defaults at play time. */
        public World sampledBy(Sampling play) {
            return new World(
                    name,
                    width,
                    height,
                    rate,
                    licence,
                    attributions,
                    play.steps(),
                    asWritten(play.temperature()),
                    play.randomOrder(),
                    asWritten(play.guidance()));
        }

        /** 0.7 for 0.7f. */
        private static double asWritten(float number) {
            return Double.parseDouble(Float.toString(number));
        }

        /** The defaults at play time. */
        public Sampling sampling() {
            return new Sampling(steps, (float) temperature, randomOrder, (float) guidance);
        }
    }

    /**
     * How videos become clips.
     *
     * @param minFrames scenes shorter than this are listed and left out
     * @param heldoutShare share of the files that is held out when no folder is given for that, 0..0.9
     * @param mirror whether clips are mirrored left to right at random
     * @param workers threads that decode
     */
    public record Data(int minFrames, double heldoutShare, boolean mirror, int workers) {
        public Data {
            Checks.atLeast("min_frames", minFrames, 2);
            Checks.between("heldout_share", heldoutShare, 0, 0.9);
            Checks.atLeast("workers", workers, 1);
        }
    }

    /** See {@link VideoTokenizer.Config}. */
    public record Tokenizer(
            int patch,
            int shrink,
            int encoderWidth,
            int encoderLayers,
            int decoderWidth,
            int decoderLayers,
            int vocabulary,
            int codeWidth,
            int groups,
            int span) {}

    /** See {@link LatentActionModel.Config}; {@code count} is A. */
    public record Actions(
            int patch,
            int shrink,
            int width,
            int encoderLayers,
            int decoderLayers,
            int count,
            int codeWidth,
            int span,
            int reachX,
            int reachY,
            int look,
            int camera) {}

    /**
     * See {@link Dynamics.Config}.
     *
     * @param corruption most that is replaced at random of the tokens of a clip's clean stream, 0..1
     * @param actionDropout share of actions replaced by "none" in training, 0..1
     * @param actionNoise share of the others, 0..1, replaced by any code, the same for 3 to 10 transitions, as players
     *     hold keys: what is asked for and nothing in the videos ever does, such as to stand still in mid-air or to rise
     *     on and on, then has an answer: what happens anyway
     * @param ownContext share of the batches, 0..1, in which past frames are partly replaced by what the network itself
     *     would have drawn, so that it learns to go on from its own mistakes
     * @param ownRounds at most so often is it drawn, 1..16: in each round after the first from the round before, so that
     *     mistakes are followed by mistakes as in a long game; how often is drawn for each batch
     */
    public record DynamicsPart(
            int width,
            int layers,
            int window,
            double corruption,
            double actionDropout,
            double actionNoise,
            double ownContext,
            int ownRounds) {
        public DynamicsPart {
            Checks.between("corruption", corruption, 0, 1);
            Checks.between("action_dropout", actionDropout, 0, 1);
            Checks.between("action_noise", actionNoise, 0, 1);
            Checks.between("own_context", ownContext, 0, 1);
            Checks.between("own_rounds", ownRounds, 1, 16);
        }
    }

    /** Stage 1 trains the tokenizer, stage 2 dynamics and latent actions together by the schedule of the dynamics. */
    public record Training(Schedule tokenizer, Schedule dynamics, Tokens tokens, LatentActions actions) {}

    /**
     * What the tokenizer needs besides the schedule of its stage.
     *
     * @param frozen whether its encoder and codes stay as they are taken, so that tokens mean what they meant, and only
     *     the decoder learns on
     */
    public record Tokens(boolean frozen) {}

    /**
     * What the latent actions need besides the schedule of their stage.
     *
     * @param warmup share of the stage, 0..1, that is trained unquantised before k-means chooses the codes
     * @param noise length of the noise added to the latents (of length 1) until then
     * @param commitment weight of the pull of latents towards their codes
     * @param changeNormalised whether each pair's loss is divided by its own change, so that small movements count
     * @param frozen whether the model stays as it is once it has codes, and only the dynamics learn on
     */
    public record LatentActions(
            double warmup, double noise, double commitment, boolean changeNormalised, boolean frozen) {
        public LatentActions {
            Checks.between("warmup", warmup, 0, 1);
            Checks.between("noise", noise, 0, 10);
            Checks.between("commitment", commitment, 0, 1000);
        }
    }

    /**
     * How and how long to run.
     *
     * @param seed every random choice follows from it
     * @param workers data-parallel replicas, one thread each; 1 on a GPU
     * @param checkpointMinutes time between checkpoints
     * @param keep checkpoints kept of each stage, besides the best
     * @param evaluateMinutes time between held-out measurements
     * @param minutes time for all stages; 0: until each has made its steps
     * @param device "auto", "cpu" or "cuda"
     * @param threads of tensor operations, shared among the workers, at least one each; 0: one each
     */
    public record Run(
            long seed,
            int workers,
            double checkpointMinutes,
            int keep,
            double evaluateMinutes,
            double minutes,
            DeviceChoice device,
            int threads) {
        public Run {
            Checks.between("workers", workers, 1, 1024);
            Checks.between("checkpoint_minutes", checkpointMinutes, 0, 100_000);
            Checks.atLeast("keep", keep, 1);
            Checks.between("evaluate_minutes", evaluateMinutes, 0, 100_000);
            Checks.between("minutes", minutes, 0, 10_000_000);
            Checks.between("threads", threads, 0, 4096);
        }

        /** Replicas that are trained at once: a GPU holds one, whatever {@code workers} says. */
        public int workersOn(boolean gpu) {
            return gpu ? 1 : workers;
        }

        /** The same with another budget. */
        public Run withMinutes(double other) {
            return new Run(seed, workers, checkpointMinutes, keep, evaluateMinutes, other, device, threads);
        }
    }

    public TrainConfig {
        tokenizerConfig(world, tokenizer);
        boolean keys = actionsConfig(world, actions).keys();
        dynamicsConfig(world, tokenizer, actions, dynamics);
        if (keys && !training.actions().frozen()) {
            throw new IllegalArgumentException((actions.camera() > 0
                            ? "actions.camera is " + actions.camera()
                            : "actions.look is " + actions.look())
                    + ", so training.actions.frozen must be true: such codes stay as k-means finds them");
        }
        if (run.minutes() == 0 && (needsTime(training.tokenizer()) || needsTime(training.dynamics()))) {
            throw new IllegalArgumentException("run.minutes is 0, so both stages need steps");
        }
        double share = training.tokenizer().share() + training.dynamics().share();
        if (share > 1.000001) {
            throw new IllegalArgumentException(
                    "training.tokenizer.share and training.dynamics.share add up to " + share + ", more than 1");
        }
        if (training.dynamics().frames() > dynamics.window()) {
            throw new IllegalArgumentException("training.dynamics.frames is "
                    + training.dynamics().frames() + ", more than dynamics.window = " + dynamics.window());
        }
    }

    private static boolean needsTime(Schedule schedule) {
        return schedule.steps() == 0 && !schedule.leavesAsTaken();
    }

    public VideoTokenizer.Config tokenizerConfig() {
        return tokenizerConfig(world, tokenizer);
    }

    public LatentActionModel.Config actionsConfig() {
        return actionsConfig(world, actions);
    }

    public Dynamics.Config dynamicsConfig() {
        return dynamicsConfig(world, tokenizer, actions, dynamics);
    }

    /** The same with other {@code run} settings. */
    public TrainConfig with(Run other) {
        return new TrainConfig(world, data, tokenizer, actions, dynamics, training, other);
    }

    /** The full resolved configuration; {@link TrainConfigs#parse} reads it back equal. */
    public String toToml() {
        return TomlText.write(this);
    }

    /** All keys, dotted as in {@code training.tokenizer.clips}, with their values as text. */
    public Map<String, String> flat() {
        return TomlText.flat(this);
    }

    private static VideoTokenizer.Config tokenizerConfig(World world, Tokenizer t) {
        return new VideoTokenizer.Config(
                world.width(),
                world.height(),
                t.patch(),
                t.shrink(),
                t.encoderWidth(),
                t.encoderLayers(),
                t.decoderWidth(),
                t.decoderLayers(),
                t.vocabulary(),
                t.codeWidth(),
                t.groups(),
                t.span());
    }

    private static LatentActionModel.Config actionsConfig(World world, Actions a) {
        return new LatentActionModel.Config(
                world.width(),
                world.height(),
                a.patch(),
                a.shrink(),
                a.width(),
                a.encoderLayers(),
                a.decoderLayers(),
                a.count(),
                a.codeWidth(),
                a.span(),
                a.reachX(),
                a.reachY(),
                a.look(),
                a.camera());
    }

    private static Dynamics.Config dynamicsConfig(World world, Tokenizer t, Actions a, DynamicsPart d) {
        int tokens = tokenizerConfig(world, t).tokens();
        return new Dynamics.Config(
                tokens, t.groups(), t.vocabulary(), t.codeWidth(), d.width(), d.layers(), a.count(), d.window());
    }
}
