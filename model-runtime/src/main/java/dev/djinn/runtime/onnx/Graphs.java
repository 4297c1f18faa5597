package dev.djinn.runtime.onnx;

import dev.djinn.runtime.world.VerifiedWorld;
import java.util.ArrayDeque;
import java.util.Deque;

/** The four graphs of a world: all open, or none. */
record Graphs(Graph encoder, Graph decoder, Graph lam, Graph dynamics) implements AutoCloseable {

    static Graphs open(VerifiedWorld world, Device device) {
        Deque<Graph> opened = new ArrayDeque<>();
        try {
            for (GraphKind kind : GraphKind.values()) {
                opened.addLast(Graph.open(world, kind, device));
            }
            return new Graphs(opened.removeFirst(), opened.removeFirst(), opened.removeFirst(), opened.removeFirst());
        } catch (RuntimeException e) {
            opened.forEach(Graph::close);
            throw e;
        }
    }

    @Override
    public void close() {
        dynamics.close();
        lam.close();
        decoder.close();
        encoder.close();
    }
}
