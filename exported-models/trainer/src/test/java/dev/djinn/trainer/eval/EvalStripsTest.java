package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalStripsTest {
    private static final int SCALE = 6;
    private static final int STEP = ToyFootage.SIDE * SCALE + 2;

    @Test
    void rowsStandBelowEachOtherScaledUpOnWhite() {
        BufferedImage sheet = FrameStrips.sheet(
                List.of(List.of(Pixels.grey(16, 10), Pixels.grey(16, 20)), List.of(Pixels.grey(16, 30))));
        assertThat(sheet.getWidth()).isEqualTo(2 * STEP + 2);
        assertThat(sheet.getHeight()).isEqualTo(2 * STEP + 2);
        assertThat(sheet.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(sheet.getRGB(2, 2)).isEqualTo(0xFF0A0A0A);
        assertThat(sheet.getRGB(2 + STEP, 2)).isEqualTo(0xFF141414);
        assertThat(sheet.getRGB(2, 2 + STEP)).isEqualTo(0xFF1E1E1E);
        assertThat(sheet.getRGB(2 + STEP, 2 + STEP)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void everyPromptAndEveryActionHasItsSheet(@TempDir Path folder) throws IOException {
        ToyFootage footage = new ToyFootage(1, 60, 60, 60);
        HeldOut heldOut = HeldOut.choose(footage, 0);
        EvalStrips.write(new ToyWorld(), heldOut, new EvalOptions(3, 0, 0), folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "reconstructions.png",
                            "rollouts.png",
                            "held-prompt-0.png",
                            "held-prompt-1.png",
                            "held-prompt-2.png",
                            "held-action-0.png",
                            "held-action-1.png",
                            "held-action-2.png");
        }
    }

    @Test
    void rowOfAnActionShowsWhatHoldingItDoes(@TempDir Path folder) throws IOException {
        HeldOut heldOut = HeldOut.choose(new ToyFootage(1, 60, 60, 60), 0);
        EvalStrips.write(new ToyWorld(), heldOut, new EvalOptions(3, 0, 0), folder);
        BufferedImage sheet = ImageIO.read(folder.resolve("held-prompt-0.png").toFile());
        List<Picture> clip = heldOut.frames(heldOut.clips(1).getFirst());
        int start = bar(clip.get(1));
        int fourthDreamed = 5;
        assertThat(bar(sheet, fourthDreamed, 0)).isEqualTo(start);
        assertThat(bar(sheet, fourthDreamed, 1)).isEqualTo((start + 4) % 16);
        assertThat(bar(sheet, fourthDreamed, 2)).isEqualTo((start + 12) % 16);
    }

    @Test
    void largerPicturesAreAveragedDownByWholeFactors() {
        Picture large = Pixels.picture(4, 2, (x, y) -> x < 2 ? 0x0A0A0A * (x + y) : 0x640000);
        assertThat(AreaAverage.shrink(large, 2, 1))
                .isEqualTo(Pixels.picture(2, 1, (x, _) -> x == 0 ? 0x0A0A0A : 0x640000));
    }

    private static int bar(Picture picture) {
        int x = 0;
        while (picture.argb(x, 0) == 0xFF000000) {
            x++;
        }
        return x;
    }

    private static int bar(BufferedImage sheet, int column, int row) {
        int x = 0;
        while (sheet.getRGB(2 + column * STEP + x * SCALE, 2 + row * STEP) == 0xFF000000) {
            x++;
        }
        return x;
    }
}
