package dev.djinn.trainer.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What a run wrote down while it trained: for each stage and number a curve over its steps. */
final class TrainingCurves {
    private static final Set<String> AXES = Set.of("step", "seconds");

    private TrainingCurves() {}

    private record Curve(List<Double> steps, List<Double> values) {
        Curve() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Nothing if there are no lines of training. */
    static String html(List<ObjectNode> metrics) {
        Map<String, Map<String, Curve>> stages = new LinkedHashMap<>();
        for (ObjectNode line : metrics) {
            if (line.path("stage").isString() && line.path("step").isNumber()) {
                Map<String, Curve> curves =
                        stages.computeIfAbsent(line.path("stage").asString(), _ -> new LinkedHashMap<>());
                line.properties().stream()
                        .filter(entry -> entry.getValue().isNumber() && !AXES.contains(entry.getKey()))
                        .forEach(entry -> {
                            Curve curve = curves.computeIfAbsent(entry.getKey(), _ -> new Curve());
                            curve.steps().add(line.path("step").asDouble());
                            curve.values().add(entry.getValue().asDouble());
                        });
            }
        }
        StringBuilder html = new StringBuilder();
        stages.forEach((stage, curves) -> {
            html.append("<h2>Training: " + Html.text(stage) + "</h2>\n");
            curves.forEach((name, curve) -> html.append(new Chart(name + ", by step")
                    .line("", curve.steps(), curve.values())
                    .html()));
        });
        return html.toString();
    }
}
