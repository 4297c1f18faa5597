package dev.djinn.trainer.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How close exported graphs come to torch, tensor by tensor. */
public record Report(List<Row> rows) {
    /**
     * One comparison.
     *
     * @param tensor graph and output, such as "dynamics.logits"
     * @param compared how many values
     * @param difference the largest difference, in the unit of {@code what}
     * @param limit the largest difference that is still right
     * @param what the difference is measured in, in words
     */
    public record Row(String tensor, long compared, double difference, double limit, String what) {
        public boolean holds() {
            return difference <= limit;
        }

        private double excess() {
            return holds() ? 0 : limit > 0 ? difference / limit : Double.POSITIVE_INFINITY;
        }
    }

    public Report {
        rows = List.copyOf(rows);
    }

    /** Whether every difference is within its limit; one that is not a number is not. */
    public boolean holds() {
        return rows.stream().allMatch(Row::holds);
    }

    /** The comparison that failed worst. */
    public Row worst() {
        return rows.stream().max(Comparator.comparingDouble(Row::excess)).orElseThrow();
    }

    /** For people: a line per tensor. */
    public String table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-40s %9s %12s %10s  %-4s %s", "tensor", "compared", "difference", "limit", "", "in"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-40s %9d %12.3g %10.3g  %-4s %s",
                    row.tensor(),
                    row.compared(),
                    row.difference(),
                    row.limit(),
                    row.holds() ? "ok" : "BAD",
                    row.what()));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
