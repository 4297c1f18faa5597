package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldSignature;
import dev.djinn.trainer.publish.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a world, so that whoever gets it can tell whom it is from. */
@Command(
        name = "sign",
        description = "Checks a world's files and signs them, so that players can tell whom the world is from.",
        sortOptions = false)
final class SignCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "WORLD", description = "Folder of an exported world; signature.json is written into it.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description =
                    "Your key. Keep it to yourself, and a copy of it: the next world is yours only by the same key.")
    @SuppressWarnings("NullAway.Init")
    private Path key;

    @Option(names = "--new-key", description = "Make that key first.")
    private boolean isNew;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            required = true,
            description = "What you are called, up to 80 characters; players see it beside your key's fingerprint.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Override
    public Integer call() {
        try {
            WorldSignature.requireSigner(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--as: " + e.getMessage());
        }
        VerifiedWorld world = WorldFolder.verify(folder);
        KeyPair keys = isNew ? SigningKey.create(key) : SigningKey.read(key);
        WorldFolder.sign(world, name, keys);
        WorldSignature signature = WorldFolder.verify(folder).signature().orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                world.manifest().name() + ": signed by \"" + signature.signer() + "\", key " + signature.fingerprint());
        out.flush();
        return ExitCode.OK.status();
    }
}
