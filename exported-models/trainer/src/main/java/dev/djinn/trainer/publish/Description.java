package dev.djinn.trainer.publish;

import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.export.Trained;
import dev.djinn.trainer.fit.TrainedRun;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CodeVersion;
import dev.djinn.trainer.run.MetricsLog;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.TensorData;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** What a run's world says about itself. */
record Description(RunFolder run, TrainConfig config, TrainedRun trained, WorldConfig networks) {
    /**
     * Without the list of files.
     *
     * @param labels of all actions as they were measured, or none if they were not
     */
    WorldManifest manifest(Map<String, Double> results, List<WorldManifest.ActionLabel> labels) {
        TrainConfig.World world = config.world();
        WorldManifest.Grid grid = new WorldManifest.Grid(
                networks.tokenizer().columns(),
                networks.tokenizer().rows(),
                networks.tokenizer().groups());
        return new WorldManifest(
                grid.format(),
                world.name(),
                new WorldManifest.FrameFormat(world.width(), world.height(), world.rate()),
                grid,
                networks.tokenizer().vocabulary(),
                networks.dynamics().window(),
                labels.isEmpty() ? unnamed() : labels,
                new WorldManifest.Defaults(world.steps(), world.temperature(), world.randomOrder(), world.guidance()),
                world.licence(),
                world.attributions(),
                provenance(results),
                List.of());
    }

    private List<WorldManifest.ActionLabel> unnamed() {
        return IntStream.range(0, networks.dynamics().actions())
                .mapToObj(WorldManifest.ActionLabel::unnamed)
                .toList();
    }

    /** The weights of all networks, and how long they were trained. */
    Trained trainedNetworks() {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        Map<Network, RunOrigin.Past> past = new EnumMap<>(Network.class);
        for (Network network : Network.values()) {
            Checkpoint checkpoint = network == Network.TOKENIZER ? trained.tokenizer() : trained.world();
            past.put(network, trained.past(network).plus(past(network)));
            checkpoint.tensors().forEach((name, tensor) -> {
                if (network.owns(name)) {
                    tensors.put(name, tensor);
                }
            });
        }
        return new Trained(tensors, past);
    }

    private WorldManifest.Provenance provenance(Map<String, Double> results) {
        Map<String, Long> steps = new LinkedHashMap<>();
        RunOrigin.Past tokenizer = past(Network.TOKENIZER);
        RunOrigin.Past world = past(Network.DYNAMICS);
        steps.put(trained.tokenizer().stage(), trained.tokenizer().step() + tokenizer.steps());
        steps.put(trained.world().stage(), trained.world().step() + world.steps());
        double minutes = trained.minutes() + tokenizer.minutes() + world.minutes();
        return new WorldManifest.Provenance(
                videos(), steps, config.run().seed(), CodeVersion.current(), minutes, results);
    }

    /** What was trained before the run, by the run or world that it began from. */
    private RunOrigin.Past past(Network network) {
        return run.origin().map(origin -> origin.past(network)).orElse(RunOrigin.Past.NONE);
    }

    /** Without the path: that is nobody's business who only gets the world. */
    private String videos() {
        List<ObjectNode> seen = MetricsLog.readAll(run.metrics()).stream()
                .filter(line -> line.path("data").asString("").equals("videos"))
                .toList();
        if (seen.isEmpty()) {
            return "videos";
        }
        return seen.getLast().path("files").asLong() + " videos, "
                + seen.getLast().path("frames").asLong() + " frames";
    }
}
