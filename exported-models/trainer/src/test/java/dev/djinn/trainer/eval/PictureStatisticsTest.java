package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureStatisticsTest {
    @Test
    void plainGreyIsFlatAndColourless() {
        assertThat(PictureStatistics.of(Pixels.grey(16, 100))).containsExactly(100, 0, 0, 0, 1, 0, 0, 1);
    }

    @Test
    void columnsOfBlackAndWhiteDifferAlongRowsOnly() {
        double[] numbers = PictureStatistics.of(Pixels.picture(16, 16, (x, _) -> x % 2 == 0 ? 0 : 0xFFFFFF));
        assertThat(numbers[0]).isEqualTo(127.5);
        assertThat(numbers[1]).isEqualTo(127.5);
        assertThat(numbers[2]).isEqualTo(255);
        assertThat(numbers[3]).isZero();
        assertThat(numbers[4]).isZero();
        assertThat(numbers[5]).isEqualTo(0.5);
    }

    @Test
    void blocksOfEightShowTheGridAndBlocksOfFiveDoNot() {
        assertThat(grid(8)).isGreaterThan(10);
        assertThat(grid(5)).isLessThan(2);
    }

    @Test
    void colourIsSeenWhereLumaIsTheSame() {
        double red = 100 * 0.3;
        assertThat(PictureStatistics.of(Pixels.picture(16, 16, (_, _) -> 0x640000))[6])
                .isCloseTo(Math.hypot(100, 50) * 0.3, within(1e-9))
                .isGreaterThan(red);
    }

    @Test
    void rangesLeaveOutOnePercentAtEachEnd() {
        List<double[]> pictures = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> new double[] {i, 0, 0, 0, 0, 0, 0, 0})
                .toList();
        PictureStatistics.Ranges ranges = PictureStatistics.Ranges.of(pictures);
        assertThat(ranges.within(new double[] {1, 0, 0, 0, 0, 0, 0, 0.1})).containsExactly(1, 1, 1, 1, 1, 1, 1, 0);
        assertThat(ranges.within(new double[] {99.5, 0, 0, 0, 0, 0, 0, 0})[0]).isZero();
        assertThat(ranges.within(new double[] {0.5, 0, 0, 0, 0, 0, 0, 0})[0]).isZero();
    }

    private static double grid(int block) {
        return PictureStatistics.of(Pixels.picture(40, 40, (x, y) -> (x / block + y / block) % 2 == 0 ? 0 : 0xFFFFFF))[
                7];
    }
}
