package dev.djinn.runtime.onnx;

import dev.djinn.runtime.world.VerifiedWorld;
import java.util.EnumMap;
import java.util.Map;

/** The graphs of a world, each opened when it is first wanted. */
final class Graphs implements AutoCloseable {
    private final VerifiedWorld world;
    private final Device device;
    private final Map<GraphKind, Graph> opened = new EnumMap<>(GraphKind.class);

    Graphs(VerifiedWorld world, Device device) {
        this.world = world;
        this.device = device;
    }

    /** @throws dev.djinn.runtime.DjinnException as {@link Graph#open} */
    Graph require(GraphKind kind) {
        return opened.computeIfAbsent(kind, wanted -> Graph.open(world, wanted, device));
    }

    /**
     * Whether to remember past frames from call to call: not on CUDA, where every tensor that crosses a call goes to the
     * machine's memory and back.
     */
    boolean caching() {
        return device == Device.CPU && world.caches();
    }

    @Override
    public void close() {
        opened.values().forEach(Graph::close);
        opened.clear();
    }
}
