package dev.djinn.trainer.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The networks of a world; the names of a network's tensors begin with its own. */
public enum Network {
    TOKENIZER,
    ACTIONS,
    DYNAMICS;

    /** As people and files write it, such as "tokenizer". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean owns(String tensor) {
        return tensor.startsWith(label() + ".");
    }

    /** The network that a tensor belongs to; empty for moments and the like. */
    public static Optional<Network> findOwner(String tensor) {
        return Arrays.stream(values()).filter(network -> network.owns(tensor)).findFirst();
    }
}
