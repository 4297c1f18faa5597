package dev.djinn.trainer.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the weights that a run began with come from.
 *
 * @param source absolute path of the run or world; it is not needed any more
 * @param networks what was trained before, by {@link Network#label}
 * @param sha256 of {@value StartWeights#NAME}
 */
public record RunOrigin(String source, Map<String, Past> networks, String sha256) {
    /**
     * A network's training before the run, in all runs before it together.
     *
     * @param steps optimiser steps
     * @param minutes of its stage
     */
    public record Past(long steps, double minutes) {
        public static final Past NONE = new Past(0, 0);

        public Past plus(Past other) {
            return new Past(steps + other.steps(), minutes + other.minutes());
        }
    }

    public RunOrigin {
        networks = new TreeMap<>(networks);
    }

    /** Nothing if the network began anew. */
    public Past past(Network network) {
        return networks.getOrDefault(network.label(), Past.NONE);
    }
}
