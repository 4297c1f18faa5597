package dev.djinn.runtime.onnx;

import dev.djinn.runtime.world.VerifiedWorld;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The graphs of a world: those it is played with opened together, the others when they are first wanted. */
final class Graphs implements AutoCloseable {
    private final VerifiedWorld world;
    private final Device device;
    private final Opener opener;
    private final Map<GraphKind, Graph> opened = new EnumMap<>(GraphKind.class);
    private Optional<String> whyNotHalf = Optional.empty();

    /** How a graph comes to be open, as {@link Graph#open}. */
    interface Opener {
        Graph open(VerifiedWorld world, GraphKind kind, Device device);
    }

    Graphs(VerifiedWorld world, Device device) {
        this(world, device, Graph::open);
    }

    Graphs(VerifiedWorld world, Device device, Opener opener) {
        this.world = world;
        this.device = device;
        this.opener = opener;
    }

    /** @throws dev.djinn.runtime.DjinnException as {@link Graph#open} */
    Graph require(GraphKind kind) {
        return opened.computeIfAbsent(kind, wanted -> opener.open(world, wanted, device));
    }

    /**
     * Opens the graphs that are played beside each other, as many at a time as there are cores; on a GPU each when it is wanted,
     * so that one which does not fit says so by itself.
     *
     * @throws dev.djinn.runtime.DjinnException as {@link Graph#open}; what did open is then closed with this
     */
    void openPlayed() {
        if (device != Device.CPU) {
            return;
        }
        List<RuntimeException> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores())) {
            Map<GraphKind, CompletableFuture<Graph>> opening = new LinkedHashMap<>();
            for (GraphKind kind : played()) {
                opening.put(kind, CompletableFuture.supplyAsync(() -> opener.open(world, kind, device), threads));
            }
            opening.forEach((kind, graph) -> {
                try {
                    opened.put(kind, graph.join());
                } catch (CompletionException e) {
                    failures.add(e.getCause() instanceof RuntimeException cause ? cause : e);
                }
            });
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** The slowest to open first. */
    private List<GraphKind> played() {
        return caching()
                ? List.of(
                        GraphKind.DYNAMICS_CACHED,
                        GraphKind.PREFILL,
                        GraphKind.DECODER,
                        GraphKind.LAM,
                        GraphKind.ENCODER)
                : List.of(GraphKind.DYNAMICS, GraphKind.DECODER, GraphKind.LAM, GraphKind.ENCODER);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Whether to remember past frames from call to call: not on CUDA, where every tensor that crosses a call goes to the
     * machine's memory and back.
     */
    boolean caching() {
        return device == Device.CPU && world.caches();
    }

    /** The dynamics that remember nothing: in half precision on CUDA, and nowhere else, if the world has them and they work. */
    GraphKind stateless() {
        return device == Device.CUDA && world.hasHalf() && whyNotHalf.isEmpty()
                ? GraphKind.DYNAMICS_FP16
                : GraphKind.DYNAMICS;
    }

    /**
     * From now on uses single precision where it used half.
     *
     * @param why in one plain line
     * @return whether that changes anything
     */
    boolean leaveHalf(String why) {
        if (stateless() != GraphKind.DYNAMICS_FP16) {
            return false;
        }
        whyNotHalf = Optional.of(why);
        Optional.ofNullable(opened.remove(GraphKind.DYNAMICS_FP16)).ifPresent(Graph::close);
        return true;
    }

    /** Why half precision is not used although the world has it and runs on CUDA. */
    Optional<String> whyNotHalf() {
        return whyNotHalf;
    }

    @Override
    public void close() {
        opened.values().forEach(Graph::close);
        opened.clear();
    }
}
