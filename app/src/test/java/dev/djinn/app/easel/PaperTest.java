package dev.djinn.app.easel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static final int SIDE = 64;
    private static final int RED = 0xFF0000;
    private static final int BLUE = 0x0000FF;

    private final Paper paper = new Paper(SIDE, SIDE);

    private int at(int x, int y) {
        return paper.picture().argb(x, y) & 0xFFFFFF;
    }

    /** Left half black, right half white, 2 x 1. */
    static Picture halves() {
        return new Picture(2, 1, new byte[] {0, 0, 0, -1, -1, -1, -1, -1});
    }

    @Test
    void strokeIsAsWideAsThePenAndRoundAtItsEnds() {
        paper.stroke(20, 32, 40, 32, 8, RED);
        assertThat(at(30, 32)).isEqualTo(RED);
        assertThat(at(30, 29)).isEqualTo(RED);
        assertThat(at(30, 26)).isEqualTo(Palette.WHITE);
        assertThat(at(18, 32)).as("round end").isEqualTo(RED);
        assertThat(at(16, 28)).as("no corner").isEqualTo(Palette.WHITE);
    }

    @Test
    void dotIsDrawnWhereThePenOnlyTouches() {
        paper.stroke(10, 10, 10, 10, 6, RED);
        assertThat(at(10, 10)).isEqualTo(RED);
    }

    @Test
    void fillStopsAtStrokesAndLeavesNoRimAtTheirSoftEdges() {
        paper.stroke(0, 32, SIDE, 32, 3, Palette.BLACK);
        paper.fill(5, 5, BLUE);
        assertThat(at(60, 0)).isEqualTo(BLUE);
        assertThat(at(5, 60)).as("beyond the stroke").isEqualTo(Palette.WHITE);
        assertThat(at(32, 29)).as("beside the stroke").isEqualTo(BLUE);
        paper.fill(-1, 200, RED);
        assertThat(at(60, 0)).isEqualTo(BLUE);
    }

    @Test
    void eraserBringsBackWhatLiesUnder() {
        paper.layUnder(Optional.of(Underlay.of(halves()).withFit(Fit.STRETCH)));
        paper.stroke(0, 32, SIDE, 32, 10, RED);
        paper.erase(0, 32, SIDE, 32, 12);
        assertThat(at(4, 32)).isEqualTo(Palette.BLACK);
        assertThat(at(60, 32)).isEqualTo(Palette.WHITE);
    }

    @Test
    void undoAndRedoGoThroughInkAndWhatLiesUnder() {
        Picture empty = paper.picture();
        paper.remember();
        paper.stroke(0, 0, SIDE, SIDE, 4, RED);
        Picture drawn = paper.picture();
        paper.remember();
        paper.layUnder(Optional.of(Underlay.of(halves())));
        Picture laid = paper.picture();

        paper.undo();
        assertThat(paper.picture()).isEqualTo(drawn);
        paper.undo();
        assertThat(paper.picture()).isEqualTo(empty);
        assertThat(paper.canUndo()).isFalse();
        paper.redo();
        paper.redo();
        assertThat(paper.picture()).isEqualTo(laid);
        assertThat(paper.canRedo()).isFalse();

        paper.undo();
        paper.remember();
        paper.fill(0, 63, BLUE);
        assertThat(paper.canRedo()).as("a new deed ends what was undone").isFalse();
    }

    @Test
    void undoGoesBackSoFarAndNoFurther() {
        for (int i = 0; i < Paper.REMEMBERED + 5; i++) {
            paper.remember();
            paper.fill(0, 0, i * 3);
        }
        int undone = 0;
        while (paper.canUndo()) {
            paper.undo();
            undone++;
        }
        assertThat(undone).isEqualTo(Paper.REMEMBERED);
        assertThat(at(0, 0)).isEqualTo(4 * 3);
    }

    @Test
    void everyStampStaysInItsSquareAndReachesItsFoot() {
        for (Stamp stamp : Stamp.values()) {
            assertThat(stamp.at(32, 32, 20).getBounds2D().getMaxY())
                    .as(stamp.title())
                    .isLessThanOrEqualTo(42);
            assertThat(stamp.at(32, 32, 20).getBounds2D().getMinX())
                    .as(stamp.title())
                    .isGreaterThanOrEqualTo(22);
            assertThat(stamp.at(32, 32, 20).getBounds2D().getMaxX())
                    .as(stamp.title())
                    .isLessThanOrEqualTo(42);
            paper.clear();
            paper.stamp(stamp.at(32, 32, 20), RED);
            assertThat(paper.picture()).as(stamp.title()).isNotEqualTo(new Paper(SIDE, SIDE).picture());
        }
        assertThat(Stamp.HERO.at(32, 32, 20).getBounds2D().getMaxY()).isEqualTo(42);
    }
}
