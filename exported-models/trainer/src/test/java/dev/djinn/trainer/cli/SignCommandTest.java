package dev.djinn.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A trained world is signed with a key that is made, kept and used again. */
@ExtendWith(TrainedWorld.Once.class)
class SignCommandTest {
    @TempDir
    private Path folder;

    private final TestCommands commands = new TestCommands();
    private final Path trained;
    private Path world;
    private Path key;

    SignCommandTest(TrainedWorld trained) {
        this.trained = trained.world();
        this.world = trained.world();
        this.key = trained.world();
    }

    @BeforeEach
    void copyWorld() throws IOException {
        world = folder.resolve("mine");
        key = folder.resolve("keys").resolve("mine.pem");
        TestCommands.copy(trained, world);
    }

    private TestCommands.Result sign(String... more) {
        String[] all = new String[6 + more.length];
        System.arraycopy(new String[] {"sign", world.toString(), "--key", key.toString(), "--as", "Ada"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return commands.execute(all);
    }

    private WorldSignature signature() {
        return WorldFolder.verify(world).signature().orElseThrow();
    }

    @Test
    void worldsSignedByOneKeyAreOfOneSigner() throws IOException {
        TestCommands.Result first = sign("--new-key");
        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        WorldSignature signature = signature();
        assertThat(first.out()).contains("signed by \"Ada\"", signature.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        Files.delete(world.resolve("signature.json"));
        assertThat(sign().status()).isZero();
        assertThat(signature()).isEqualTo(signature);
    }

    @Test
    void keysAreNeitherMadeUnaskedNorOverwritten() throws IOException {
        commands.assertFails(3, "--new-key makes a key there", "sign", "" + world, "--key", "" + key, "--as", "Ada");
        assertThat(key).doesNotExist();
        sign("--new-key");
        String made = Files.readString(key);

        commands.assertFails(3, "is there already", "sign", "" + world, "--key", "" + key, "--as", "Ada", "--new-key");

        assertThat(key).hasContent(made);
        Files.writeString(key, "-----BEGIN PUBLIC KEY-----");
        commands.assertFails(3, "is no key to sign with", "sign", "" + world, "--key", "" + key, "--as", "Ada");
        commands.assertFails(
                2,
                "--as: signer is empty",
                "sign",
                "" + world,
                "--key",
                "" + folder.resolve("k"),
                "--as",
                " ",
                "--new-key");
        assertThat(folder.resolve("k")).doesNotExist();
    }

    /** Fault 15. */
    @Test
    void changedWorldIsNotSigned() throws IOException {
        Files.writeString(world.resolve("card.md"), "another", java.nio.file.StandardOpenOption.APPEND);

        commands.assertFails(3, "card.md", "sign", "" + world, "--key", "" + key, "--as", "Ada", "--new-key");

        assertThat(key).doesNotExist();
        assertThat(world.resolve("signature.json")).doesNotExist();
    }
}
