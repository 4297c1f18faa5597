package dev.djinn.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures of the window as a person found them good, a fifth as wide and high: letters are a grey of their own there,
 * whatever draws them, but nothing can move, vanish or change its colour unseen.
 */
final class Golden {
    /** Set on the command line, it takes what is seen now for good. */
    static final String RENEW = "golden.renew";

    private static final Path GOOD = Path.of("src/test/resources/dev/djinn/app/view/golden");
    private static final Path SEEN = Path.of("target/golden");
    private static final int SHRUNK = 5;
    private static final int CHANNELS = 3;
    private static final double MOST_MEAN = 2.5;
    private static final int CLEARLY_OTHER = 36;
    private static final double MOST_OTHER = 0.012;

    private Golden() {}

    /** How far two pictures are apart. */
    record Difference(double mean, double other) {
        boolean isSmall() {
            return mean <= MOST_MEAN && other <= MOST_OTHER;
        }
    }

    /** Empty if the window looks as it did, else what is wrong and what to do. */
    static String check(String name, BufferedImage window) throws IOException {
        Path actual = SEEN.resolve(name + ".png");
        write(window, actual);
        BufferedImage seen = shrink(window);
        Path good = GOOD.resolve(name + ".png");
        if (System.getProperty(RENEW) != null) {
            write(seen, good);
            return name + " is renewed: look at " + good;
        }
        assertThat(good).as("made by -D%s", RENEW).exists();
        Difference difference = difference(ImageIO.read(good.toFile()), seen);
        if (difference.isSmall()) {
            return "";
        }
        return ("%s does not look as it did: %.1f %% of it is clearly other (%.1f allowed), %.1f of 255 on average (%.1f"
                        + " allowed). Now it looks as in %s; if that is as wanted: mvn -pl app -am test"
                        + " -Dtest=GoldenScreensTest -Dsurefire.failIfNoSpecifiedTests=false -D%s")
                .formatted(
                        name,
                        100 * difference.other(),
                        100 * MOST_OTHER,
                        difference.mean(),
                        MOST_MEAN,
                        actual.toAbsolutePath(),
                        RENEW);
    }

    static BufferedImage shrink(BufferedImage window) {
        int width = window.getWidth() / SHRUNK;
        int height = window.getHeight() / SHRUNK;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.drawImage(window.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return small;
    }

    static Difference difference(BufferedImage good, BufferedImage seen) {
        assertThat(seen.getWidth()).as("width").isEqualTo(good.getWidth());
        assertThat(seen.getHeight()).as("height").isEqualTo(good.getHeight());
        long sum = 0;
        long others = 0;
        for (int y = 0; y < good.getHeight(); y++) {
            for (int x = 0; x < good.getWidth(); x++) {
                int most = 0;
                for (int shift = 0; shift < CHANNELS * 8; shift += 8) {
                    int far = Math.abs((good.getRGB(x, y) >> shift & 255) - (seen.getRGB(x, y) >> shift & 255));
                    sum += far;
                    most = Math.max(most, far);
                }
                others += most > CLEARLY_OTHER ? 1 : 0;
            }
        }
        double pixels = (double) good.getWidth() * good.getHeight();
        return new Difference(sum / (pixels * CHANNELS), others / pixels);
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
    }
}
