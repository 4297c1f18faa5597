package dev.djinn.runtime.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files of many kinds, made in memory: by Java's own writers, or by hand where Java has none. */
final class PictureFiles {
    private PictureFiles() {}

    static byte[] encoded(RenderedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** A PNG whose header claims a size, with next to no data: width, height, 8 bit RGB. */
    static byte[] pngClaiming(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(out);
        png.writeLong(0x89504E470D0A1A0AL);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) 2)
                        .array());
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1000]);
        deflater.finish();
        byte[] packed = new byte[100];
        int length = deflater.deflate(packed);
        deflater.end();
        chunk(png, "IDAT", Arrays.copyOf(packed, length));
        chunk(png, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream png, String name, byte[] data) throws IOException {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        png.writeInt(data.length);
        png.write(body);
        png.writeInt((int) crc.getValue());
    }

    /** A CMYK JPEG as Adobe writes it: with its marker, and inverted, so that 255 is no ink. */
    static byte[] cmykJpeg(int width, int height, int... inverted) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, inverted);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = javasOwnJpegWriter();
        try (MemoryCacheImageOutputStream jpeg = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(jpeg);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return afterStart(out.toByteArray(), adobe);
    }

    private static byte[] afterStart(byte[] jpeg, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length)
                .put(jpeg, 0, 2)
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static ImageWriter javasOwnJpegWriter() throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new IOException("this Java has no JPEG writer");
    }

    /** The JPEG with an EXIF segment that says how to hold it. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return afterStart(jpeg, exif.array());
    }

    /**
     * A lossless WebP by the specification (RFC 9649, section 3): columns alternate between two greens, red, blue and
     * alpha are the same everywhere.
     */
    static byte[] losslessWebp(int width, int height, int firstGreen, int secondGreen, int red, int blue, int alpha) {
        Bits bits = new Bits();
        bits.put(width - 1, 14).put(height - 1, 14).put(1, 1).put(0, 3); // alpha is used, version 0
        bits.put(0, 1).put(0, 1).put(0, 1); // no transform, no colour cache, no meta prefix codes
        bits.put(1, 1).put(1, 1).put(1, 1).put(firstGreen, 8).put(secondGreen, 8);
        for (int only : new int[] {red, blue, alpha}) {
            bits.put(1, 1).put(0, 1).put(1, 1).put(only, 8);
        }
        bits.put(1, 1).put(0, 1).put(0, 1).put(0, 1);
        for (int pixel = 0; pixel < width * height; pixel++) {
            bits.put(pixel % width % 2, 1);
        }
        byte[] stream = bits.bytes();
        int padded = stream.length + 1 + (stream.length + 1) % 2;
        ByteBuffer webp = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
        webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(stream.length + 1);
        return webp.put((byte) 0x2F).put(stream).array();
    }

    static BufferedImage filled(int width, int height, int type, int argb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    /** Bits packed from the lowest up. */
    private static final class Bits {
        private final BitSet set = new BitSet();
        private int count;

        Bits put(int value, int width) {
            for (int i = 0; i < width; i++) {
                set.set(count++, (value >> i & 1) == 1);
            }
            return this;
        }

        byte[] bytes() {
            return Arrays.copyOf(set.toByteArray(), (count + 7) / 8);
        }
    }
}
