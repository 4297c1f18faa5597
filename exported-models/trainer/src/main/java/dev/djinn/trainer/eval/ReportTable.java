package dev.djinn.trainer.eval;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A report for a terminal of 100 columns. */
final class ReportTable {
    private static final String HEAD = "%-22s %5s";
    private static final String SCALAR = HEAD + " %6s   %s .. %s%n";

    private ReportTable() {}

    static String of(EvalReport report) {
        String measured = String.format(
                Locale.ROOT,
                "%d clips of %d frames from %d files, seed %d; .. is the 95 %% interval over clips%n%n",
                report.clips(),
                Clip.FRAMES,
                report.files(),
                report.seed());
        return world(report.world()) + measured + figures(report, "clips");
    }

    /** The same of a report on pictures. */
    static String ofPictures(EvalReport report) {
        String measured =
                String.format(Locale.ROOT, "seed %d; .. is the 95 %% interval over pictures%n%n", report.seed());
        return world(report.world()) + measured + figures(report, "of");
    }

    private static String world(WorldFacts world) {
        return String.format(
                Locale.ROOT,
                "world %s, %dx%d at %s frames/s, %d steps, temperature %s, on %s%n",
                world.name(),
                world.width(),
                world.height(),
                world.rate(),
                world.sampling().steps(),
                world.sampling().temperature(),
                world.device());
    }

    private static String figures(EvalReport report, String counted) {
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, HEAD + " %6s%n", "figure", counted, "value"));
        for (Figure figure : report.figures()) {
            switch (figure) {
                case Figure.Scalar scalar -> table.append(line(scalar));
                case Figure.Series series -> table.append(lines(series));
            }
        }
        return table.toString();
    }

    private static String line(Figure.Scalar figure) {
        Estimate estimate = figure.estimate();
        return String.format(
                Locale.ROOT,
                SCALAR,
                figure.key(),
                figure.clips(),
                number(estimate.value()),
                number(estimate.low()),
                number(estimate.high()));
    }

    /** The values in a row, below them the ends of their intervals. */
    private static String lines(Figure.Series figure) {
        return row(figure, figure.key(), Integer.toString(figure.clips()), Estimate::value)
                + row(figure, "  from", "", Estimate::low)
                + row(figure, "  to", "", Estimate::high);
    }

    private static String row(Figure.Series figure, String name, String clips, ToDoubleFunction<Estimate> part) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, HEAD, name, clips));
        for (Estimate estimate : figure.estimates()) {
            row.append(String.format(Locale.ROOT, " %6s", number(part.applyAsDouble(estimate))));
        }
        return row + System.lineSeparator();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.2f", value);
    }
}
