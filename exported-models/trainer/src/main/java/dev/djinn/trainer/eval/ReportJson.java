package dev.djinn.trainer.eval;

import java.util.List;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as JSON: every figure under its key as a plain number or array, its interval and number of clips under the
 * same key in {@code intervals}. What could not be measured is null.
 */
final class ReportJson {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportJson() {}

    static String of(EvalReport report) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(report)) + "\n";
    }

    static ObjectNode tree(EvalReport report) {
        ObjectNode root = JSON.createObjectNode();
        putSubject(root, report);
        report.figures().forEach(figure -> putFigure(root, figure.key(), figure, Estimate::value));
        ObjectNode intervals = root.putObject("intervals");
        for (Figure figure : report.figures()) {
            ObjectNode interval = intervals.putObject(figure.key());
            interval.put("clips", figure.clips());
            putFigure(interval, "low", figure, Estimate::low);
            putFigure(interval, "high", figure, Estimate::high);
        }
        return root;
    }

    private static void putSubject(ObjectNode root, EvalReport report) {
        WorldFacts world = report.world();
        root.put("format", FORMAT);
        root.put("world", world.name());
        root.put("device", world.device());
        root.put("frame_width", world.width());
        root.put("frame_height", world.height());
        root.put("rate", world.rate());
        root.put("steps", world.sampling().steps());
        root.put("temperature", (double) world.sampling().temperature());
        root.put("guidance", (double) world.sampling().guidance());
        root.put("seed", report.seed());
        root.put("clips", report.clips());
        root.put("files", report.files());
    }

    private static void putFigure(ObjectNode node, String key, Figure figure, ToDoubleFunction<Estimate> part) {
        switch (figure) {
            case Figure.Scalar scalar -> putNumber(node, key, part.applyAsDouble(scalar.estimate()));
            case Figure.Series series -> addNumbers(node.putArray(key), series.estimates(), part);
        }
    }

    private static void putNumber(ObjectNode node, String key, double number) {
        if (Double.isFinite(number)) {
            node.put(key, number);
        } else {
            node.putNull(key);
        }
    }

    private static void addNumbers(ArrayNode array, List<Estimate> estimates, ToDoubleFunction<Estimate> part) {
        for (Estimate estimate : estimates) {
            double number = part.applyAsDouble(estimate);
            if (Double.isFinite(number)) {
                array.add(number);
            } else {
                array.addNull();
            }
        }
    }
}
