package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmaCodebookTest {
    @Test
    void codesMoveToTheMeanDirectionOfTheirLatents() {
        EmaCodebook book = new EmaCodebook(2, 2, 0.9, 0);
        book.start(new float[] {1, 0, 0, 1}, 1);
        SplittableRandom dice = new SplittableRandom(1);
        for (int step = 0; step < 200; step++) {
            book.assign(new long[] {0, 0, 1}, new float[] {0.6f, 0.8f, 0.8f, 0.6f, -1, 0});
            book.update(dice);
        }
        float diagonal = (float) Math.sqrt(0.5);
        assertThat(book.codes()).containsExactly(new float[] {diagonal, diagonal, -1, 0}, within(1e-3f));
    }

    @Test
    void aDeadCodeIsReplacedByALatentOfTheBatch() {
        EmaCodebook book = new EmaCodebook(2, 2, 0.5, 0.1);
        book.start(new float[] {1, 0, 0, 1}, 1);
        int revived = 0;
        for (int step = 0; step < 10; step++) {
            book.assign(new long[] {0, 0}, new float[] {0.6f, 0.8f, 0.6f, 0.8f});
            revived += book.update(new SplittableRandom(step));
        }
        assertThat(revived).isPositive();
        assertThat(book.codes()[2]).isCloseTo(0.6f, within(1e-3f));
        assertThat(book.codes()[3]).isCloseTo(0.8f, within(1e-3f));
    }

    @Test
    void aDroppedBatchLeavesNoTrace() {
        EmaCodebook book = new EmaCodebook(2, 2, 0.9, 0);
        book.start(new float[] {1, 0, 0, 1}, 1);
        book.assign(new long[] {0}, new float[] {-1, 0});
        book.dropBatch();
        book.update(new SplittableRandom(1));
        assertThat(book.codes()).containsExactly(new float[] {1, 0, 0, 1}, within(1e-6f));
    }

    @Test
    void kMeansFindsSeparateClusters() {
        SplittableRandom random = new SplittableRandom(3);
        int k = 8;
        float[] rows = new float[400 * 2];
        for (int row = 0; row < 400; row++) {
            double angle = 2 * Math.PI * (row % k) / k + random.nextDouble() * 0.1;
            rows[row * 2] = (float) Math.cos(angle);
            rows[row * 2 + 1] = (float) Math.sin(angle);
        }
        float[] centres = Vectors.kMeans(rows, 2, k, 15, 1, random);
        Set<Long> found = new HashSet<>();
        for (int c = 0; c < k; c++) {
            double angle = Math.atan2(centres[c * 2 + 1], centres[c * 2]) - 0.05;
            found.add(Math.floorMod(Math.round(angle / (2 * Math.PI / k)), (long) k));
        }
        assertThat(found).hasSize(k);
    }
}
