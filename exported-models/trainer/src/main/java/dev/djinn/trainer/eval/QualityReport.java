package dev.djinn.trainer.eval;

import dev.djinn.runtime.onnx.Sampling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of one setting after another.
 *
 * @param usual the world's own setting
 */
public record QualityReport(Sampling usual, List<Row> rows) {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Column> COLUMNS = List.of(
            new Column("PSNR at 1", "rollout_mse_psnr_1", "%.2f"),
            new Column("at 4", "rollout_mse_psnr_4", "%.2f"),
            new Column("at 10", "rollout_mse_psnr_10", "%.2f"),
            new Column("dtPSNR at 4", "dt_psnr_4", "%.2f"),
            new Column("changed tokens right", "changed_token_accuracy", "%.3f"),
            new Column("coherent at 200", "coherence_" + LongPlay.FRAMES, "%.2f"));

    /**
     * One setting, which the report's world has as its default.
     *
     * @param millis CPU time that a frame takes, as the app plays it
     */
    public record Row(EvalReport report, double millis) {}

    private record Column(String title, String key, String format) {}

    public QualityReport {
        rows = List.copyOf(rows);
    }

    /** As JSON, indented; {@code docs/evaluation.md} is its contract. */
    public String toJson() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.putObject("default")
                .put("steps", usual.steps())
                .put("temperature", (double) usual.temperature())
                .put("guidance", (double) usual.guidance());
        ArrayNode settings = root.putArray("settings");
        for (Row row : rows) {
            settings.add(ReportJson.tree(row.report()).put("cpu_ms_per_frame", row.millis()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** A markdown table for a world's card, its own setting in bold. */
    public String toMarkdown() {
        StringBuilder table = new StringBuilder("| steps | temperature | guidance |");
        COLUMNS.forEach(column -> table.append(" ").append(column.title()).append(" |"));
        table.append(" CPU ms a frame |\n|")
                .append("---:|".repeat(COLUMNS.size() + 4))
                .append("\n");
        rows.forEach(row -> table.append(line(row)).append("\n"));
        return table.toString();
    }

    private String line(Row row) {
        Sampling setting = row.report().world().sampling();
        String mark = setting.equals(usual) ? "**" : "";
        Map<String, Double> results = row.report().results();
        return COLUMNS.stream()
                .map(column -> results.containsKey(column.key())
                        ? String.format(Locale.ROOT, column.format(), results.get(column.key()))
                        : "-")
                .collect(Collectors.joining(
                        " | ",
                        Stream.of(setting.steps(), setting.temperature(), setting.guidance())
                                .map(number -> mark + number + mark)
                                .collect(Collectors.joining(" | ", "| ", " | ")),
                        String.format(Locale.ROOT, " | %.1f |", row.millis())));
    }
}
