package dev.djinn.trainer.plan;

import java.util.Locale;

/** A plan as text. */
final class PlanTable {
    private static final String[] UNITS = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};

    private PlanTable() {}

    static String of(Plan plan) {
        StringBuilder text = new StringBuilder();
        line(text, "%-12s %12s", "network", "parameters");
        for (Plan.Network network : plan.networks()) {
            line(text, "%-12s %,12d", network.name(), network.parameters());
        }
        line(text, "%n%-12s %12s %12s %12s %12s %8s", "stage", "clips x T", "FLOP/step", "steps", "time", "passes");
        for (Plan.Stage stage : plan.stages()) {
            line(
                    text,
                    "%-12s %12s %12s %,12d %12s %8.2f",
                    stage.name(),
                    stage.clipsPerStep() + " x " + stage.framesPerClip(),
                    scaled(stage.flopPerStep()),
                    stage.steps(),
                    time(stage.hours()),
                    stage.passes());
        }
        line(text, "%nin all %s (%s)", time(plan.hours()), plan.basis());
        line(
                text,
                "disk   %sB: %,d frames %sB, tokens %sB, checkpoints %sB, world %sB",
                scaled(plan.disk().total()),
                plan.frames(),
                scaled(plan.disk().frames()),
                scaled(plan.disk().tokens()),
                scaled(plan.disk().checkpoints()),
                scaled(plan.disk().export()));
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    /** Such as "1.25 T". */
    static String scaled(double value) {
        double rest = value;
        int unit = 0;
        while (rest >= 999.5 && unit < UNITS.length - 1) {
            rest /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, rest < 9.995 ? "%.2f %s" : "%.0f %s", rest, UNITS[unit]);
    }

    private static String time(double hours) {
        if (hours < 1 / 60.0) {
            return String.format(Locale.ROOT, "%.0f s", hours * 3600);
        }
        if (hours < 2) {
            return String.format(Locale.ROOT, "%.0f min", hours * 60);
        }
        return hours < 72
                ? String.format(Locale.ROOT, "%.1f h", hours)
                : String.format(Locale.ROOT, "%,.0f days", hours / 24);
    }
}
