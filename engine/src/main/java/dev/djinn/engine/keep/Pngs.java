package dev.djinn.engine.keep;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** PNGs in memory, and one chunk of ours in them (PNG specification, section 5). */
final class Pngs {
    /** Ancillary, private, and gone if an editor that does not know it changes the picture. */
    static final String CHUNK = "djNS";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int AROUND_DATA = 12;
    private static final int MAX_SIDE = 1024;

    private Pngs() {}

    static byte[] of(Picture picture) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Pictures.writePng(picture, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused a PNG", e);
        }
    }

    /**
     * The picture of a PNG that has at most {@value #MAX_SIDE} pixels a side.
     *
     * @throws DjinnException BAD_INPUT if it is none or larger
     */
    static Picture picture(byte[] png, String where) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
                throw new IOException("too large");
            }
            return picture(reader.read(0));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, where + ": a picture in it cannot be read; choose another file", e);
        } finally {
            reader.dispose();
        }
    }

    private static Picture picture(BufferedImage image) {
        byte[] bgra = new byte[image.getWidth() * image.getHeight() * Integer.BYTES];
        ByteBuffer pixels = ByteBuffer.wrap(bgra).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels.putInt(image.getRGB(x, y) | 0xFF000000);
            }
        }
        return new Picture(image.getWidth(), image.getHeight(), bgra);
    }

    /** {@code png} with {@code data} as a chunk before its end. */
    static byte[] with(byte[] png, byte[] data) {
        byte[] type = CHUNK.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        int end = png.length - AROUND_DATA;
        return ByteBuffer.allocate(png.length + AROUND_DATA + data.length)
                .put(png, 0, end)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) crc.getValue())
                .put(png, end, AROUND_DATA)
                .array();
    }

    static boolean isPng(byte[] bytes) {
        return bytes.length > SIGNATURE.length && Arrays.equals(Arrays.copyOf(bytes, SIGNATURE.length), SIGNATURE);
    }

    /**
     * The data of our chunk, if there is one.
     *
     * @throws DjinnException BAD_INPUT if the PNG ends too early
     */
    static Optional<byte[]> findChunk(byte[] png, String where) {
        ByteBuffer rest = ByteBuffer.wrap(png).position(SIGNATURE.length);
        Optional<byte[]> found = Optional.empty();
        while (rest.remaining() >= AROUND_DATA) {
            int length = rest.getInt();
            byte[] type = new byte[4];
            rest.get(type);
            if (length < 0 || length > rest.remaining() - Integer.BYTES) {
                break;
            }
            String name = new String(type, StandardCharsets.US_ASCII);
            if (name.equals("IEND")) {
                return found;
            }
            if (name.equals(CHUNK) && found.isEmpty()) {
                byte[] data = new byte[length];
                rest.get(data);
                found = Optional.of(data);
            } else {
                rest.position(rest.position() + length);
            }
            rest.getInt();
        }
        throw new DjinnException(ExitCode.BAD_INPUT, where + ": this save is cut off; get it again");
    }
}
