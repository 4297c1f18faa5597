package dev.djinn.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void matrixProductsTakeAsManyThreadsAsTheyAreToldTo() {
        int before = Threads.ofProducts();
        try {
            Threads.use(2);
            assertThat(Threads.ofProducts()).isEqualTo(2);
            Threads.use(1);
            assertThat(Threads.ofProducts()).isEqualTo(1);
        } finally {
            Threads.use(before);
        }
    }
}
