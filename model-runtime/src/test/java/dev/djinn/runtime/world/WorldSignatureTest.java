package dev.djinn.runtime.world;

import static dev.djinn.runtime.world.SmallWorld.assertOneLine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fault 15: a signature is of one manifest, and whoever changes that is found out. */
final class WorldSignatureTest {
    private static final KeyPair KEYS = keys();

    @TempDir
    private Path worlds;

    private Path coin;

    @BeforeEach
    void writeWorld() {
        coin = worlds.resolve("coin");
        WorldFolder.write(coin, SmallWorld.draft(), SmallWorld.files());
    }

    @Test
    void signedWorldSaysWhoSignedItAndIsTheSameWorldOtherwise() throws IOException {
        VerifiedWorld unsigned = WorldFolder.verify(coin);
        assertThat(unsigned.signature()).isEmpty();

        WorldFolder.sign(unsigned, "Ada", KEYS);

        VerifiedWorld signed = WorldFolder.verify(coin);
        assertThat(signed.hash()).isEqualTo(unsigned.hash());
        WorldSignature signature = signed.signature().orElseThrow();
        assertThat(signature.signer()).isEqualTo("Ada");
        assertThat(Base64.getDecoder().decode(signature.key()))
                .isEqualTo(KEYS.getPublic().getEncoded());
        assertThat(signature.fingerprint()).matches("([0-9a-f]{4} ){3}[0-9a-f]{4}");
        assertThat(WorldFolder.look(coin))
                .isInstanceOfSatisfying(
                        WorldListing.Sound.class,
                        sound -> assertThat(sound.signature()).contains(signature));
        assertThat(SmallWorld.names(coin)).contains("signature.json");
    }

    /** As the page on the format says, without code of ours: by what it states, others can check a world. */
    @Test
    void signatureIsEd25519OfWhatThePageSays() throws Exception {
        WorldFolder.sign(WorldFolder.verify(coin), "Ada", KEYS);

        JsonNode file = JsonMapper.shared().readTree(Files.readAllBytes(coin.resolve("signature.json")));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(file.get("key").asString()))));
        check.update("djinn world signature 1\nAda\n".getBytes(StandardCharsets.UTF_8));
        check.update(Files.readAllBytes(coin.resolve("manifest.json")));
        assertThat(check.verify(Base64.getDecoder().decode(file.get("signature").asString())))
                .isTrue();
    }

    @Test
    void changedManifestIsRefusedAndNotListedAsSound() throws IOException {
        WorldFolder.sign(WorldFolder.verify(coin), "Ada", KEYS);
        Path manifest = coin.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"Coin\"", "\"Gold\""));

        assertOneLine(() -> WorldFolder.verify(coin), ExitCode.UNSAFE, "changed after it was signed");
        assertThat(WorldFolder.look(coin)).isInstanceOf(WorldListing.Broken.class);
    }

    @Test
    void nobodySignsInTheNameOfAnother() throws IOException {
        WorldFolder.sign(WorldFolder.verify(coin), "Ada", KEYS);
        Path signature = coin.resolve("signature.json");
        String file = Files.readString(signature);

        Files.writeString(signature, file.replace("\"Ada\"", "\"Bob\""));
        assertOneLine(() -> WorldFolder.verify(coin), ExitCode.UNSAFE, "not of this manifest");

        String other = Base64.getEncoder().encodeToString(keys().getPublic().getEncoded());
        Files.writeString(
                signature,
                file.replace(Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()), other));
        assertOneLine(() -> WorldFolder.verify(coin), ExitCode.UNSAFE, "not of this manifest");
    }

    /** Or a key that is refused would come back without its padding. */
    @Test
    void keyIsTheSameHoweverTheFileWritesIt() throws IOException {
        WorldFolder.sign(WorldFolder.verify(coin), "Ada", KEYS);
        WorldSignature usual = WorldFolder.verify(coin).signature().orElseThrow();
        Path signature = coin.resolve("signature.json");
        String file = Files.readString(signature);
        assertThat(usual.key()).endsWith("=");

        Files.writeString(signature, file.replace(usual.key(), usual.key().replace("=", "")));

        assertThat(Files.readString(signature)).isNotEqualTo(file);
        assertThat(WorldFolder.verify(coin).signature()).contains(usual);
    }

    @Test
    void signatureThatIsNoneIsNamed() throws IOException {
        Path signature = coin.resolve("signature.json");
        for (Map.Entry<String, String> wrong : Map.of(
                        "",
                        "not a sound signature",
                        "{\"format\":1}",
                        "not a sound signature",
                        "{\"format\":1,\"signer\":\"a\\nb\",\"key\":\"\",\"signature\":\"\"}",
                        "line break",
                        "{\"format\":2,\"signer\":\"a\",\"key\":\"\",\"signature\":\"\"}",
                        "needs a newer app",
                        " ".repeat(5000),
                        "at most 4096 bytes")
                .entrySet()) {
            Files.writeString(signature, wrong.getKey());
            assertOneLine(() -> WorldFolder.verify(coin), ExitCode.BAD_INPUT, wrong.getValue());
        }
        Files.writeString(signature, "{\"format\":1,\"signer\":\"a\",\"key\":\"?\",\"signature\":\"\"}");
        assertOneLine(() -> WorldFolder.verify(coin), ExitCode.UNSAFE, "not of this manifest");
        Files.delete(signature);
        Files.createSymbolicLink(signature, worlds.resolve("elsewhere"));
        assertOneLine(() -> WorldFolder.verify(coin), ExitCode.BAD_INPUT, "plain file");
    }

    @Test
    void newLabelsTakeTheSignatureAway() {
        VerifiedWorld world = WorldFolder.verify(coin);
        WorldFolder.sign(world, "Ada", KEYS);

        WorldFolder.relabel(world, world.manifest().actions());

        assertThat(WorldFolder.verify(coin).signature()).isEmpty();
    }

    @Test
    void signedWorldIsReplacedByAnother() {
        WorldFolder.sign(WorldFolder.verify(coin), "Ada", KEYS);

        WorldFolder.write(coin, SmallWorld.draft(), SmallWorld.files());

        assertThat(WorldFolder.verify(coin).signature()).isEmpty();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
