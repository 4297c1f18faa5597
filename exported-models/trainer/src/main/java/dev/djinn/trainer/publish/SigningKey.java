package dev.djinn.trainer.publish;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pair of Ed25519 keys that somebody signs worlds with, in a file of two PEM blocks (RFC 7468): PRIVATE KEY (PKCS #8) and
 * PUBLIC KEY (SubjectPublicKeyInfo).
 */
@Owns(value = Owns.Resource.DISK, because = "nobody but its owner may read a private key, not even while it is written")
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private SigningKey() {}

    /**
     * Reads a pair of keys.
     *
     * @throws DjinnException BAD_INPUT if there is none in the file
     */
    public static KeyPair read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(block(text, PUBLIC))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(block(text, PRIVATE))));
        } catch (NoSuchFileException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, file + ": there is no such file; --new-key makes a key there", e);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    file + ": is no key to sign with (two PEM blocks, PRIVATE KEY and PUBLIC KEY, of Ed25519); "
                            + "give one that djinn-train sign --new-key made",
                    e);
        }
    }

    /**
     * Makes a pair of keys in a new file, which only its owner may read.
     *
     * @throws DjinnException BAD_INPUT if the file is there already, CANNOT_WRITE if the disk refuses
     */
    public static KeyPair create(Path file) {
        if (Files.exists(file)) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, file + ": is there already; sign with it, without --new-key, or name another");
        }
        try {
            KeyPair keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.createFile(file, owners());
            Files.writeString(
                    file,
                    pem(PRIVATE, keys.getPrivate().getEncoded())
                            + pem(PUBLIC, keys.getPublic().getEncoded()),
                    StandardCharsets.US_ASCII);
            return keys;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }

    private static FileAttribute<?>[] owners() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] block(String text, String title) {
        Matcher found = Pattern.compile("-----BEGIN " + title + "-----([A-Za-z0-9+/=\\s]+)-----END " + title + "-----")
                .matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no block " + title);
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    private static String pem(String title, byte[] content) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + title
                + "-----\n";
    }
}
