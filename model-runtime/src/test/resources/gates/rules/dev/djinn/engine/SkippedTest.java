package dev.djinn.engine;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class SkippedTest {
    @Test
    @Disabled
    void never() {}

    @Test
    void sometimes() {
        Assumptions.assumeTrue(Runtime.version().feature() > 99);
    }
}
