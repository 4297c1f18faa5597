package dev.djinn.engine.keep;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.Hashes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes made small, with a name, a version and a checksum in front: 8 ASCII letters, uint16 version (big-endian), SHA-256
 * of all that follows, zlib data.
 */
final class Capsule {
    private static final int MAX_INFLATED = 64 << 20;
    private static final int NAME = 8;
    private static final int HASH = 32;
    private static final int HEADER = NAME + Short.BYTES + HASH;
    private static final int CHUNK = 1 << 16;

    private final String name;
    private final int version;
    private final String what;

    /**
     * A kind of capsule.
     *
     * @param name 8 ASCII letters
     * @param version that is written, and the newest that is read
     * @param what it holds, for people: "replay"
     */
    Capsule(String name, int version, String what) {
        this.name = name;
        this.version = version;
        this.what = what;
    }

    byte[] seal(byte[] body) {
        byte[] small = deflate(body);
        return ByteBuffer.allocate(HEADER + small.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) version)
                .put(HexFormat.of().parseHex(Hashes.sha256(small)))
                .put(small)
                .array();
    }

    /**
     * What {@link #seal} was given.
     *
     * @param where names the file in messages
     * @throws DjinnException BAD_INPUT if it is of another kind, of a newer version, cut off or changed
     */
    byte[] open(byte[] sealed, String where) {
        byte[] kind = Arrays.copyOf(sealed, Math.min(NAME, sealed.length));
        if (!Arrays.equals(kind, name.getBytes(StandardCharsets.US_ASCII))) {
            throw bad(where, "this is no " + what + "; choose another file");
        }
        if (sealed.length < HEADER) {
            throw bad(where, "this " + what + " is cut off; get it again");
        }
        int found = Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort(NAME));
        if (found < 1 || found > version) {
            throw bad(
                    where,
                    "this " + what + " has format " + found + " and needs a newer Djinn; this one reads format "
                            + version);
        }
        byte[] small = Arrays.copyOfRange(sealed, HEADER, sealed.length);
        String stated = HexFormat.of().formatHex(sealed, NAME + Short.BYTES, HEADER);
        if (!Hashes.sha256(small).equals(stated)) {
            throw bad(where, "this " + what + " is cut off or was changed; get it again");
        }
        return inflate(small, where);
    }

    DjinnException bad(String where, String message) {
        return new DjinnException(ExitCode.BAD_INPUT, where + ": " + message);
    }

    private static byte[] deflate(byte[] body) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(body);
            deflater.finish();
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                small.write(chunk, 0, deflater.deflate(chunk));
            }
            return small.toByteArray();
        }
    }

    private byte[] inflate(byte[] small, String where) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(small);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    throw bad(where, "this " + what + " is cut off; get it again");
                }
                body.write(chunk, 0, count);
                if (body.size() > MAX_INFLATED) {
                    throw bad(where, "this " + what + " claims to hold more than 64 MiB; it is not one of ours");
                }
            }
            return body.toByteArray();
        } catch (DataFormatException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, where + ": this " + what + " is damaged; get it again", e);
        }
    }
}
