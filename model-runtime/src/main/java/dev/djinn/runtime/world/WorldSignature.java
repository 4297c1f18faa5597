package dev.djinn.runtime.world;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.Hashes;
import dev.djinn.runtime.io.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who vouches for a world: whoever holds the private key to {@code key} signed its manifest, which states the SHA-256 of every
 * file, by Ed25519 (RFC 8032). The signer's name is what they call themselves; only the key tells signers apart.
 *
 * @param signer one line of 1..80 characters
 * @param key the public key, an X.509 SubjectPublicKeyInfo in base 64; of one key there is one such text, however a file
 *     writes it
 */
public record WorldSignature(String signer, String key) {
    private static final String ALGORITHM = "Ed25519";
    private static final int FORMAT = 1;
    private static final int MAX_BYTES = 4096;
    private static final int MAX_DEPTH = 2;
    private static final int LONGEST_NAME = 80;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final JsonMapper MAPPER = StrictJson.mapper(MAX_DEPTH, MAX_BYTES, MAX_BYTES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The form on disk. */
    private record Sealed(int format, String signer, String key, String signature) {}

    /** The key in brief, as people compare it: 16 hexadecimal digits of its SHA-256 in groups of four. */
    public String fingerprint() {
        String digits = Hashes.sha256(Base64.getDecoder().decode(key));
        StringBuilder brief = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            brief.append(group == 0 ? "" : " ").append(digits, group * GROUP, (group + 1) * GROUP);
        }
        return brief.toString();
    }

    /**
     * Reads the signature beside a manifest, if there is one, and checks it.
     *
     * @throws DjinnException BAD_INPUT if it is no sound file or of a newer format, UNSAFE if it is not of this manifest
     */
    static Optional<WorldSignature> read(Path folder, byte[] manifest) {
        Path file = folder.resolve(WorldFolder.SIGNATURE);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Sealed sealed = parse(file);
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            PublicKey key = decode(sealed.key());
            check.initVerify(key);
            check.update(message(sealed.signer(), manifest));
            if (check.verify(Base64.getDecoder().decode(sealed.signature()))) {
                return Optional.of(new WorldSignature(sealed.signer(), encode(key)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unsafe(file, e);
        }
        throw unsafe(file, null);
    }

    private static Sealed parse(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
                throw bad(file, "is no plain file of at most " + MAX_BYTES + " bytes", null);
            }
            Sealed sealed = MAPPER.readValue(Files.readAllBytes(file), Sealed.class);
            if (sealed.format() != FORMAT) {
                throw bad(file, "has format " + sealed.format() + " and needs a newer app", null);
            }
            requireSigner(sealed.signer());
            return sealed;
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getMessage() + ")", e);
        } catch (JacksonException | IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw bad(file, "is not a sound signature (" + reason + ")", e);
        }
    }

    /**
     * What a signer can be called.
     *
     * @throws IllegalArgumentException if {@code signer} is no line of 1..80 characters
     */
    public static void requireSigner(String signer) {
        Fields.line("signer", signer, LONGEST_NAME);
    }

    /**
     * The file that vouches for a manifest.
     *
     * @throws IllegalArgumentException if {@code signer} is no line of 1..80 characters
     */
    static byte[] make(byte[] manifest, String signer, KeyPair keys) {
        requireSigner(signer);
        try {
            Signature pen = Signature.getInstance(ALGORITHM);
            pen.initSign(keys.getPrivate());
            pen.update(message(signer, manifest));
            Base64.Encoder text = Base64.getEncoder();
            return MAPPER.writeValueAsBytes(
                    new Sealed(FORMAT, signer, encode(keys.getPublic()), text.encodeToString(pen.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a pair of " + ALGORITHM + " keys", e);
        }
    }

    /** What is signed: a line that says what for, the signer's name on a line, and the manifest's bytes. */
    private static byte[] message(String signer, byte[] manifest) {
        byte[] head = ("djinn world signature " + FORMAT + "\n" + signer + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[head.length + manifest.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(manifest, 0, message, head.length, manifest.length);
        return message;
    }

    private static String encode(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static PublicKey decode(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
    }

    private static DjinnException unsafe(Path file, @Nullable Exception cause) {
        return new DjinnException(
                ExitCode.UNSAFE,
                file
                        + ": is not of this manifest: the world was changed after it was signed; get it again from whom you trust",
                cause);
    }

    private static DjinnException bad(Path file, String what, @Nullable Exception cause) {
        return new DjinnException(ExitCode.BAD_INPUT, file + ": " + what + "; get the world again", cause);
    }
}
