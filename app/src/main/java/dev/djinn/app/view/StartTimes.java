package dev.djinn.app.view;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.PlayModel;
import dev.djinn.runtime.Owns;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** How long a start takes, from Java's beginning to the first frame that the world dreamed, when the window closes. */
@Owns(value = Owns.Resource.CLOCK, because = "only Java knows when it began, and how much processor time it had since")
final class StartTimes {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private boolean isDone;

    /**
     * Belongs to the window's thread. The window closes once all of it is there, so that a start that is rehearsed sees all
     * that the next one needs.
     */
    void attach(Stage stage, PlayWindow window) {
        PlayModel model = window.model();
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> figures.put("window_ms", uptime()));
        model.phase().subscribe(phase -> {
            if (phase == Phase.ENDED) {
                Platform.runLater(stage::hide);
            }
        });
        model.hud().subscribe(hud -> {
            if (!isDone && hud.isDreamed()) {
                isDone = true;
                figures.put("first_frame_ms", uptime());
                figures.put("first_frame_cpu_ms", cpu());
                figures.put("has_aot_cache", hasAotCache());
                hideOnceFilled(stage, window);
            }
        });
    }

    private static void hideOnceFilled(Stage stage, PlayWindow window) {
        new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                if (window.isFilled()) {
                    stop();
                    Platform.runLater(stage::hide);
                }
            }
        }.start();
    }

    /** What was found, once the window is closed. */
    Map<String, Object> figures() {
        return figures;
    }

    private static long uptime() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    private static long cpu() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.round(process.getProcessCpuTime() / NANOS_PER_MILLI);
    }

    private static boolean hasAotCache() {
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String cache = hotSpot.getVMOption("AOTCache").getValue();
        return cache != null && !cache.isEmpty();
    }
}
