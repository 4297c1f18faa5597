package dev.djinn.app.library;

import dev.djinn.app.words.Words;
import dev.djinn.assets.BundledPrompt;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The first pictures offered for a world: those that came with it, {@code prompt-1.png} first, then the drawings. */
public final class Prompts {
    private static final Pattern SCENE = Pattern.compile("prompt-(\\d{1,3})\\.png");
    private static final int OPAQUE = 0xFF000000;

    private Prompts() {}

    public static List<Prompt> of(Path world) {
        return Stream.concat(
                        ofWorld(world).stream(),
                        Stream.of(BundledPrompt.values()).map(Prompts::bundled))
                .toList();
    }

    /** The picture to start from when the player chose none. */
    public static Prompt first(Path world) {
        return of(world).getFirst();
    }

    /** Those that came with a world, the first by default. */
    static List<Prompt> ofWorld(Path world) {
        Map<Integer, Path> files = new TreeMap<>();
        if (!Files.isDirectory(world)) {
            return List.of();
        }
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(world, "prompt-*.png")) {
            for (Path picture : pictures) {
                Matcher name = SCENE.matcher(picture.getFileName().toString());
                if (name.matches()) {
                    files.put(Integer.valueOf(name.group(1)), picture);
                }
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, world + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return files.entrySet().stream()
                .map(file -> new Prompt(
                        () -> Words.of("prompt.scene", file.getKey()),
                        () -> Words.of("prompt.of-the-world"),
                        () -> Pictures.read(file.getValue())))
                .toList();
    }

    private static Prompt bundled(BundledPrompt prompt) {
        String words = "prompt." + prompt.name().toLowerCase(Locale.ROOT);
        return new Prompt(() -> Words.of(words), () -> Words.of("prompt.bundled"), () -> decode(prompt.png()));
    }

    private static Picture decode(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            ByteBuffer bgra = ByteBuffer.allocate(rgb.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int pixel : rgb) {
                bgra.putInt(pixel | OPAQUE);
            }
            return new Picture(image.getWidth(), image.getHeight(), bgra.array());
        } catch (IOException e) {
            throw new UncheckedIOException("a bundled picture is damaged", e);
        }
    }
}
