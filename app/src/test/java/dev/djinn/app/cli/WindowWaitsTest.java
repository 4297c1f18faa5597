package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowWaitsTest {
    private static final long MILLI = 1_000_000;

    @Test
    void oneLongWaitAmongShortOnesIsTheMaximumAndNotTheMedian() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch often = new CountDownLatch(12);
        Executor busyOnce = task -> {
            clock.addAndGet(asked.incrementAndGet() == 5 ? 130 * MILLI : 2 * MILLI);
            task.run();
            often.countDown();
        };
        try (WindowWaits waits = new WindowWaits(busyOnce, clock::get)) {
            often.await();

            assertThat(waits.millis(1)).isEqualTo(130);
            assertThat(waits.millis(0.5)).isEqualTo(2);
            assertThat(waits.longOnes()).as("over after 4 short ones").containsExactly(0.138);
        }
    }
}
