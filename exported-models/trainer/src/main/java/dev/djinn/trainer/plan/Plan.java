package dev.djinn.trainer.plan;

import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.config.TrainConfig;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run would take. Training costs three times the matrix products of the forward pass (one forward, two backward),
 * which is the usual 6 FLOP for each parameter and row, plus attention.
 *
 * @param networks what is trained
 * @param stages in their order
 * @param hours of all stages
 * @param disk at most
 * @param frames of the videos to learn from, at the world's rate
 * @param speed FLOP a second assumed
 * @param basis where the speed comes from
 */
public record Plan(
        List<Network> networks, List<Stage> stages, double hours, Disk disk, long frames, double speed, String basis) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** @param parameters trained values */
    public record Network(String name, long parameters) {}

    /**
     * @param name as in checkpoints; "tokens" is the encoding of all frames between the stages
     * @param clipsPerStep of the whole batch
     * @param framesPerClip T
     * @param flopPerStep floating point operations
     * @param steps optimiser steps, an estimate where time ends the stage
     * @param flop of all steps
     * @param hours an estimate where steps end the stage
     * @param passes how often each frame is seen on average, mirrored or not
     */
    public record Stage(
            String name,
            long clipsPerStep,
            int framesPerClip,
            double flopPerStep,
            long steps,
            double flop,
            double hours,
            double passes) {}

    /**
     * Bytes: decoded frames and their tokens, those of a held-out folder and mirrored ones included; all checkpoints
     * that are kept and one being written, the exported world.
     */
    public record Disk(long frames, long tokens, long checkpoints, long export, long total) {}

    /**
     * How much there is to learn from, at the world's rate.
     *
     * @param frames of the videos
     * @param heldOut frames of a folder of held-out videos; 0 if some of the videos are held out instead
     */
    public record Footage(long frames, long heldOut) {
        /** Frames whose tokens are computed, mirrored ones included. */
        long encoded(boolean mirror) {
            return Math.addExact(Math.multiplyExact(frames, mirror ? 2L : 1L), heldOut);
        }
    }

    /** @param workers replicas that train at once */
    public static Plan of(TrainConfig config, Footage footage, int workers, Speed speed) {
        long frames = footage.frames();
        NetworkCost tokenizer =
                NetworkCost.tokenizer(config, config.training().tokenizer().frames());
        int clip = config.training().dynamics().frames();
        NetworkCost dynamics = NetworkCost.dynamics(config, clip);
        NetworkCost actions = NetworkCost.actions(config, clip);
        Stages stages = new Stages(config, frames, workers, speed);
        Stage first = stages.of("tokenizer", config.training().tokenizer(), tokenizer.forwardFlop());
        Stage tokens = tokens(config, footage, speed);
        Stage second =
                stages.of("dynamics", config.training().dynamics(), dynamics.forwardFlop() + actions.forwardFlop());
        List<Network> networks = List.of(
                new Network("tokenizer", tokenizer.parameters()),
                new Network("actions", actions.parameters()),
                new Network("dynamics", dynamics.parameters()));
        return new Plan(
                networks,
                List.of(first, tokens, second),
                first.hours() + tokens.hours() + second.hours(),
                disk(config, networks, footage),
                frames,
                speed.flopPerSecond(),
                speed.basis());
    }

    /** Exactly this record, keys in snake_case. */
    public ObjectNode toJson() {
        return JSON.valueToTree(this);
    }

    /** A table for people. */
    public String toTable() {
        return PlanTable.of(this);
    }

    private record Stages(TrainConfig config, long frames, int workers, Speed speed) {
        Stage of(String name, Schedule schedule, long forwardFlop) {
            long clips = schedule.clipsPerStep(workers);
            double flop = 3.0 * forwardFlop * clips;
            double seconds = 60 * config.run().minutes() * schedule.share();
            double steps = schedule.steps() > 0 ? schedule.steps() : seconds * speed.flopPerSecond() / flop;
            long whole = schedule.leavesAsTaken() ? 0 : Math.max(1, (long) steps);
            double hours = whole * flop / speed.flopPerSecond() / 3600;
            double passes = (double) whole * clips * schedule.frames() / Math.max(1, frames);
            return new Stage(name, clips, schedule.frames(), flop, whole, whole * flop, hours, passes);
        }
    }

    private static Stage tokens(TrainConfig config, Footage footage, Speed speed) {
        boolean mirror = config.data().mirror();
        int clip = config.training().dynamics().frames();
        double flop = NetworkCost.encoder(config, clip).forwardFlop();
        long clips = Math.ceilDiv(footage.encoded(mirror), clip);
        double hours = clips * flop / speed.flopPerSecond() / 3600;
        return new Stage("tokens", 1, clip, flop, clips, clips * flop, hours, mirror ? 2 : 1);
    }

    private static Disk disk(TrainConfig config, List<Network> networks, Footage footage) {
        long pixels = Math.multiplyExact(
                footage.encoded(false),
                3L * config.world().width() * config.world().height());
        long tokens = Math.multiplyExact(
                footage.encoded(config.data().mirror()),
                2L * config.tokenizerConfig().tokens());
        long weights = 4 * networks.stream().mapToLong(Network::parameters).sum();
        long checkpoints = 3 * weights * (config.run().keep() + 2L);
        return new Disk(pixels, tokens, checkpoints, weights, pixels + tokens + checkpoints + weights);
    }
}
