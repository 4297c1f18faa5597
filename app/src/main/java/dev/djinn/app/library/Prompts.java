package dev.djinn.app.library;

import dev.djinn.assets.BundledPrompt;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The first pictures offered for a world: those in its own folder {@code prompts}, then the bundled drawings. */
public final class Prompts {
    private static final String FOLDER = "prompts";
    private static final int OPAQUE = 0xFF000000;

    private Prompts() {}

    public static List<Prompt> of(Path world) {
        return Stream.concat(
                        own(world).stream(), Stream.of(BundledPrompt.values()).map(Prompts::bundled))
                .toList();
    }

    /** The picture to start from when the player chose none. */
    public static Prompt first(Path world) {
        return of(world).getFirst();
    }

    private static List<Prompt> own(Path world) {
        Path folder = world.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder, "*.png")) {
            pictures.forEach(files::add);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return files.stream().sorted().map(Prompt::ofFile).toList();
    }

    private static Prompt bundled(BundledPrompt prompt) {
        return new Prompt(prompt.title(), () -> decode(prompt.png()));
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
