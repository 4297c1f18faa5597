package dev.djinn.trainer.cli;

import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.publish.RunWorld;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What is measured: an exported world, or the world that a run has come to.
 *
 * @param folder of either
 */
record Subject(Path folder, DeviceChoice device) {
    /** Opens it for as long as it is used. */
    <T> T use(Progress progress, Function<World, T> user) {
        if (RunFolder.isRun(folder)) {
            try (RunFolder run = RunFolder.inspect(folder)) {
                return RunWorld.read(run, progress).use(device, user);
            }
        }
        try (World world = World.open(WorldFolder.verify(folder), device)) {
            return user.apply(world);
        }
    }
}
