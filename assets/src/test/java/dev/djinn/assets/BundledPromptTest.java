package dev.djinn.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed pictures are what {@link PromptArt} draws. To draw them anew after a change of the artist: run this test
 * with {@code -Ddjinn.draw=src/main/resources/dev/djinn/assets/prompts}.
 */
class BundledPromptTest {
    static Stream<BundledPrompt> drawings() {
        return Stream.of(BundledPrompt.values()).filter(prompt -> !prompt.synthesized());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void committedPictureIsWhatTheArtistDraws(BundledPrompt prompt) throws IOException {
        BufferedImage drawn = PromptArt.draw(prompt);
        String folder = System.getProperty("djinn.draw");
        if (folder != null) {
            ImageIO.write(drawn, "png", new File(folder, prompt.fileName()));
        }

        BufferedImage committed = ImageIO.read(new ByteArrayInputStream(prompt.png()));

        assertThat(pixels(committed)).isEqualTo(pixels(drawn));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
