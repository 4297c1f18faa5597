package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 1000, 65_536, 100_003})
    void everyPlaceIsTakenOnce(int size) {
        for (long seed = 0; seed < 5; seed++) {
            Permutation permutation = new Permutation(size, seed);
            BitSet taken = new BitSet(size);
            for (int i = 0; i < size; i++) {
                taken.set((int) permutation.at(i));
            }
            assertThat(taken.cardinality()).isEqualTo(size);
            assertThat(taken.length()).isEqualTo(size);
        }
    }

    @Test
    void theOrderIsShuffledAndDependsOnTheSeed() {
        int size = 10_000;
        Permutation one = new Permutation(size, 1);
        Permutation two = new Permutation(size, 2);
        assertThat(IntStream.range(0, size).filter(i -> one.at(i) == i)).hasSizeLessThan(10);
        assertThat(IntStream.range(0, size).filter(i -> one.at(i) == two.at(i))).hasSizeLessThan(10);
        double meanJump = IntStream.range(1, size)
                .mapToDouble(i -> Math.abs(one.at(i) - one.at(i - 1)))
                .average()
                .orElseThrow();
        assertThat(meanJump)
                .as("two random places are a third of the range apart")
                .isBetween(3200.0, 3467.0);
    }

    @Test
    void sizesBeyondAnIntegerWork() {
        long size = 5_000_000_000L;
        Permutation permutation = new Permutation(size, 7);
        assertThat(IntStream.range(0, 1000).mapToLong(i -> permutation.at(i * 5_000_000L)))
                .allMatch(place -> place >= 0 && place < size)
                .doesNotHaveDuplicates()
                .anyMatch(place -> place > Integer.MAX_VALUE);
    }

    @Test
    void placesOutsideAreRefused() {
        assertThatThrownBy(() -> new Permutation(3, 0).at(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Permutation(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
