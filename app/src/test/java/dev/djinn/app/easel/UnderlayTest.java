package dev.djinn.app.easel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnderlayTest {
    private static final int SIDE = 8;
    private static final Underlay HALVES = Underlay.of(PaperTest.halves()).withFit(Fit.STRETCH);

    private static int at(Underlay underlay, int x, int y) {
        return underlay.render(SIDE, SIDE).argb(x, y) & 0xFFFFFF;
    }

    private static Picture grey(int value) {
        return new Picture(1, 1, new byte[] {(byte) value, (byte) value, (byte) value, -1});
    }

    @Test
    void pictureComesAsItIsUnlessItIsAdjusted() {
        assertThat(at(HALVES, 0, 4)).isEqualTo(Palette.BLACK);
        assertThat(at(HALVES, 7, 4)).isEqualTo(Palette.WHITE);
        assertThat(at(HALVES.withFit(Fit.LETTERBOX), 7, 0)).as("a bar").isEqualTo(Palette.BLACK);
        assertThat(at(HALVES.withFlipped(true), 0, 4)).isEqualTo(Palette.WHITE);
    }

    @Test
    void pixelsOfASmallPictureStaySharp() {
        assertThat(at(HALVES, 3, 4)).isEqualTo(Palette.BLACK);
        assertThat(at(HALVES, 4, 4)).isEqualTo(Palette.WHITE);
    }

    @Test
    void contrastMovesBrightnessAwayFromTheMiddle() {
        assertThat(at(Underlay.of(grey(150)).withContrast(2), 0, 0) & 255).isEqualTo(172);
        assertThat(at(Underlay.of(grey(150)).withContrast(0), 0, 0) & 255).isEqualTo(128);
        assertThat(at(Underlay.of(grey(230)).withContrast(3), 0, 0) & 255).isEqualTo(255);
    }

    @Test
    void fewTonesAreEvenlySpaced() {
        assertThat(IntStream.of(0, 70, 120, 140, 200, 255)
                        .map(value -> at(Underlay.of(grey(value)).withTones(3), 0, 0) & 255)
                        .boxed()
                        .toList())
                .isEqualTo(List.of(0, 128, 128, 128, 255, 255));
    }

    @Test
    void edgesAreDrawnDarkWhereBrightnessChangesOnly() {
        Underlay drawn = HALVES.withFlipped(true).withEdges(1);
        assertThat(at(drawn, 0, 4)).as("far from the edge").isEqualTo(Palette.WHITE);
        assertThat(at(drawn, 3, 4)).as("at the edge").isEqualTo(Palette.BLACK);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> HALVES.withContrast(Double.NaN)).hasMessageContaining("contrast is NaN");
        assertThatThrownBy(() -> HALVES.withTones(1)).hasMessageContaining("tones is 1");
        assertThatThrownBy(() -> HALVES.withEdges(1.5)).hasMessageContaining("edges is 1.5");
    }

    @Test
    void paletteHasWhatThePicturesHaveMostOfAndNothingTwice() {
        byte[] bgra = new byte[100 * 4];
        for (int i = 0; i < 100; i++) {
            int colour = i < 60 ? 0x3366CC : i < 62 ? 0x3367CB : i < 90 ? 0xCC8800 : 0x050505;
            bgra[4 * i] = (byte) colour;
            bgra[4 * i + 1] = (byte) (colour >> 8);
            bgra[4 * i + 2] = (byte) (colour >> 16);
            bgra[4 * i + 3] = -1;
        }
        List<Picture> pictures = List.of(new Picture(10, 10, bgra));
        assertThat(Palette.of(pictures, 16)).containsExactly(Palette.BLACK, Palette.WHITE, 0x3366CB, 0xCC8800);
        assertThat(Palette.of(pictures, 3)).hasSize(3);
    }
}
