package dev.djinn.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PicturesFitTest {
    @ParameterizedTest
    @EnumSource(Fit.class)
    void aPictureOfTheRightSizeStaysAsItIs(Fit fit) {
        Picture picture = grey(2, 1, 10, 20);
        assertThat(Pictures.fit(picture, 2, 1, fit)).isSameAs(picture);
    }

    @Test
    void shrinksByAveragingAreas() {
        Picture picture = grey(4, 2, 0, 100, 200, 255, 50, 50, 200, 245);
        assertThat(Pictures.fit(picture, 2, 1, Fit.STRETCH)).isEqualTo(grey(2, 1, 50, 225));
    }

    @Test
    void weighsPixelsByThePartThatIsCovered() {
        // 3 to 2: each new pixel covers one old one and half of the middle one
        assertThat(Pictures.fit(grey(3, 1, 0, 90, 240), 2, 1, Fit.STRETCH)).isEqualTo(grey(2, 1, 30, 190));
    }

    @Test
    void growsSmoothly() {
        assertThat(Pictures.fit(grey(2, 1, 0, 100), 4, 1, Fit.STRETCH)).isEqualTo(grey(4, 1, 0, 25, 75, 100));
        assertThat(Pictures.fit(grey(1, 1, 9), 3, 2, Fit.STRETCH)).isEqualTo(grey(3, 2, 9, 9, 9, 9, 9, 9));
    }

    @Test
    void cropKeepsTheMiddle() {
        assertThat(Pictures.fit(grey(4, 2, 1, 20, 20, 9, 1, 20, 20, 9), 1, 1, Fit.CROP))
                .isEqualTo(grey(1, 1, 20));
        assertThat(Pictures.fit(grey(1, 3, 1, 20, 9), 1, 1, Fit.CROP)).isEqualTo(grey(1, 1, 20));
    }

    @Test
    void letterboxKeepsAllBetweenBlackBars() {
        assertThat(Pictures.fit(grey(4, 2, 8, 8, 8, 8, 8, 8, 8, 8), 2, 2, Fit.LETTERBOX))
                .isEqualTo(grey(2, 2, 8, 8, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8000, 3", "3, 8000", "1, 64", "65, 63"})
    void aFlatPictureStaysFlatWhateverItsProportions(int width, int height) {
        int[] values = new int[width * height];
        Arrays.fill(values, 77);
        int[] expected = new int[64 * 64];
        Arrays.fill(expected, 77);
        for (Fit fit : new Fit[] {Fit.CROP, Fit.STRETCH}) {
            assertThat(Pictures.fit(grey(width, height, values), 64, 64, fit)).isEqualTo(grey(64, 64, expected));
        }
    }

    @Test
    void aPictureCannotBeNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture(2, 1, new byte[4]))
                .withMessage("picture: 4 bytes given, 2x1 BGRA pixels need 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture(1, 1, new byte[4]))
                .withMessage("picture: alpha of pixel 0 is not 255");
    }

    private static Picture grey(int width, int height, int... values) {
        byte[] bgra = new byte[width * height * 4];
        for (int i = 0; i < bgra.length; i++) {
            bgra[i] = (byte) (i % 4 == 3 ? 255 : values[i / 4]);
        }
        return new Picture(width, height, bgra);
    }
}
