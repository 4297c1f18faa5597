package dev.djinn.runtime.image;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture file before it is trusted. Its kind is sniffed, its header read and its size checked before a pixel is
 * decoded: a small file can claim billions of pixels.
 */
final class PictureFile {
    private static final long MAX_BYTES = 256L << 20;
    private static final double COMFORTABLE_PIXELS = 16_000_000;
    private static final Map<FileType, String> READERS = Map.of(
            FileType.Png,
            "png",
            FileType.Jpeg,
            "jpeg",
            FileType.Gif,
            "gif",
            FileType.Bmp,
            "bmp",
            FileType.WebP,
            "webp");

    private final Path file;
    private final byte[] bytes;
    private final FileType type;

    private PictureFile(Path file, byte[] bytes, FileType type) {
        this.file = file;
        this.bytes = bytes;
        this.type = type;
    }

    static PictureFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw bad(file, "there is no such file");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw bad(file, "larger than 256 MB; use a smaller picture");
            }
            byte[] bytes = Files.readAllBytes(file);
            FileType type = FileTypeDetector.detectFileType(new BufferedInputStream(new ByteArrayInputStream(bytes)));
            if (!READERS.containsKey(type)) {
                String kind = type == FileType.Unknown ? "not a picture" : "a picture of type " + type.getLongName();
                throw bad(file, kind + "; use a PNG, JPEG, WebP, GIF or BMP");
            }
            return new PictureFile(file, bytes, type);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The pixels as they lie in the file, not yet upright. */
    BufferedImage decode() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(READERS.get(type));
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            DecodeWarnings warnings = new DecodeWarnings();
            reader.addIIOReadWarningListener(warnings);
            BufferedImage image = reader.read(0, subsampled(reader));
            if (warnings.truncated() || isShortWebp()) {
                throw damaged(null);
            }
            return image;
        } catch (IOException | RuntimeException e) {
            if (e instanceof DjinnException told) {
                throw told;
            }
            throw damaged(e);
        } finally {
            reader.dispose();
        }
    }

    /** The EXIF orientation, 1..8; 1 is upright. */
    int orientation() {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length, type);
            for (ExifIFD0Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
                if (exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                    return Math.clamp(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION), 1, 8);
                }
            }
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return 1; // odd metadata must not keep a sound picture from being shown
        }
        return 1;
    }

    /** A WebP states its length; its decoder fills what is missing without a word. */
    private boolean isShortWebp() {
        int stated = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        return type == FileType.WebP && Integer.toUnsignedLong(stated) + 8 > bytes.length;
    }

    private ImageReadParam subsampled(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (width < 1 || height < 1) {
            throw damaged(null);
        }
        if (pixels > Pictures.MAX_PIXELS) {
            throw bad(
                    file,
                    "too large, " + width + "x" + height + " is " + pixels / 1_000_000 + " megapixels and at most "
                            + Pictures.MAX_PIXELS / 1_000_000 + " are read; use a smaller picture");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt(pixels / COMFORTABLE_PIXELS));
        param.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
        return param;
    }

    private DjinnException damaged(@Nullable Exception cause) {
        return new DjinnException(
                ExitCode.BAD_INPUT,
                file + ": damaged or cut off, its " + type.getName() + " data cannot be decoded; get it again",
                cause);
    }

    private static DjinnException bad(Path file, String what) {
        return new DjinnException(ExitCode.BAD_INPUT, file + ": " + what);
    }
}
