package dev.djinn.app.cli;

import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.Owns;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** When the first frame that the world dreamed was there, since this process began; nothing where the system does not say. */
@Owns(value = Owns.Resource.CLOCK, because = "only the system knows when the process began, and its processor time")
final class FirstFrame {
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** Told every frame as it comes. */
    void saw(Moment moment) {
        if (moment.frame() == 0 || !figures.isEmpty()) {
            return;
        }
        ProcessHandle.Info process = ProcessHandle.current().info();
        process.startInstant()
                .ifPresent(began -> figures.put(
                        "first_frame_ms", Duration.between(began, Instant.now()).toMillis()));
        process.totalCpuDuration().ifPresent(busy -> figures.put("first_frame_cpu_ms", busy.toMillis()));
    }

    /** Milliseconds, by name; {@code first_frame_cpu_ms} is processor time of all threads. */
    Map<String, Object> figures() {
        return figures;
    }
}
