package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.Hashes;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trained weights that a run begins with; what is not among them begins anew.
 *
 * @param source absolute path of what they were taken from
 * @param past training of each network that something was taken of
 * @param tensors F32 by name, all finite
 */
public record StartWeights(String source, Map<Network, RunOrigin.Past> past, Map<String, TensorData> tensors) {
    static final String NAME = "start.safetensors";

    public StartWeights {
        past = Map.copyOf(past);
    }

    /** The tensors of some networks, by name. */
    public Map<String, TensorData> of(Network... networks) {
        Map<String, TensorData> some = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (List.of(networks).stream().anyMatch(network -> network.owns(name))) {
                some.put(name, tensor);
            }
        });
        return some;
    }

    /** @throws DjinnException CANNOT_WRITE */
    RunOrigin write(Path root) {
        Path file = root.resolve(NAME);
        AtomicFiles.write(file, out -> Safetensors.write(Channels.newChannel(out), tensors, Map.of()));
        Map<String, RunOrigin.Past> networks = new LinkedHashMap<>();
        past.forEach((network, training) -> networks.put(network.label(), training));
        return new RunOrigin(source, networks, hash(file));
    }

    /** @throws DjinnException BAD_INPUT if the file is missing, damaged or another one */
    static StartWeights read(Path root, RunOrigin origin) {
        Path file = root.resolve(NAME);
        Map<String, TensorData> tensors = Safetensors.read(file).tensors();
        if (!hash(file).equals(origin.sha256())) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + " was changed after it was written");
        }
        Map<Network, RunOrigin.Past> past = new LinkedHashMap<>();
        for (Network network : Network.values()) {
            if (origin.networks().containsKey(network.label())) {
                past.put(network, origin.past(network));
            }
        }
        return new StartWeights(origin.source(), past, tensors);
    }

    private static String hash(Path file) {
        try {
            return Hashes.sha256(file);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
