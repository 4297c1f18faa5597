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
        private static final String STEPS = ".steps";
        private static final String MINUTES = ".minutes";

        public static final Past NONE = new Past(0, 0);

        public Past plus(Past other) {
            return new Past(steps + other.steps(), minutes + other.minutes());
        }

        /** As texts that go with the weights, such as {@code tokenizer.steps}. */
        public static Map<String, String> toMetadata(Map<Network, Past> networks) {
            Map<String, String> texts = new TreeMap<>();
            networks.forEach((network, past) -> {
                texts.put(network.label() + STEPS, Long.toString(past.steps()));
                texts.put(network.label() + MINUTES, Double.toString(past.minutes()));
            });
            return texts;
        }

        /**
         * Reads such texts; nothing of a network that they do not mention.
         *
         * @throws NumberFormatException if they make no sense
         */
        public static Past ofMetadata(Map<String, String> texts, Network network) {
            return new Past(
                    Long.parseLong(texts.getOrDefault(network.label() + STEPS, "0")),
                    Double.parseDouble(texts.getOrDefault(network.label() + MINUTES, "0")));
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
