package dev.djinn.trainer.report;

import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.eval.Coherence;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page. Everything is inside: pictures as data, curves as SVG, no script; it is XML, too.
 *
 * @param title of the run or world
 * @param measured what the world can do; nothing while a run is no world yet
 * @param metrics lines of a run's {@code metrics.jsonl}; none of a world
 * @param notes that a reader should see, such as why nothing was measured
 * @param refresh seconds until a browser should load the page again; empty if it will not change
 * @param at when it was made
 */
public record Card(
        String title,
        Optional<Measured> measured,
        List<ObjectNode> metrics,
        List<String> notes,
        OptionalInt refresh,
        Instant at) {

    /** The page as HTML. */
    public String html() {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">"
                        + "<head><meta charset=\"utf-8\"/><title>" + Html.text(title) + "</title>\n");
        refresh.ifPresent(seconds -> page.append("<meta http-equiv=\"refresh\" content=\"" + seconds + "\"/>\n"));
        page.append("<style>" + resource("card.css") + "</style></head><body>\n<h1>" + Html.text(title) + "</h1>\n");
        page.append(paragraph(about()));
        notes.forEach(note -> page.append(paragraph(note)));
        measured.ifPresent(world -> {
            page.append(figures(world)).append(keys(world.report().labels())).append(ahead(world));
            page.append(strips(world.sheets()));
        });
        page.append(TrainingCurves.html(metrics));
        measured.ifPresent(world -> page.append(everything(world)));
        return page.append("</body></html>\n").toString();
    }

    private String about() {
        String when = "Made " + at.truncatedTo(ChronoUnit.SECONDS) + ".";
        return measured.map(Measured::report)
                .map(report -> String.format(
                        Locale.ROOT,
                        "World %s, %dx%d at %s frames/s, on %s; %d MaskGIT steps, temperature %s, guidance %s; %d clips"
                                + " of %d held-out videos, seed %d. %s",
                        report.world().name(),
                        report.world().width(),
                        report.world().height(),
                        report.world().rate(),
                        report.world().device(),
                        report.world().sampling().steps(),
                        report.world().sampling().temperature(),
                        report.world().sampling().guidance(),
                        report.clips(),
                        report.files(),
                        report.seed(),
                        when))
                .orElse(when);
    }

    private static String figures(Measured world) {
        StringBuilder table =
                new StringBuilder("<h2>Figures</h2>\n<table id=\"figures\"><tr><th>figure</th><th>here</th>"
                        + "<th>95 % interval</th><th>bar to beat</th><th>published, on other data</th></tr>\n");
        for (Headline headline : Headline.values()) {
            table.append(headline.row(world));
        }
        return table + "</table>\n"
                + paragraph(
                        "The Fréchet distance is of ten features of ours (eight statistics of pictures, two of change),"
                                + " not of the I3D network behind published FVD figures: it compares within this project, at equal"
                                + " numbers of clips, and nowhere else. What every figure means is said in docs/evaluation.md.");
    }

    private static String keys(List<ActionLabel> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringBuilder table =
                new StringBuilder("<h2>Keys</h2>\n<table id=\"keys\"><tr><th>code</th><th>name</th><th>dx</th>"
                        + "<th>dy</th><th>strength</th><th>consistency</th></tr>\n");
        for (ActionLabel label : labels) {
            table.append(row(
                    Html.number(label.code()),
                    Html.text(label.name()),
                    Html.number(label.dx()),
                    Html.number(label.dy()),
                    Html.number(label.strength()),
                    Html.number(label.consistency())));
        }
        return table + "</table>\n"
                + paragraph(
                        "dx to the right and dy upwards, pixels a frame of the hero against the scene; strength: pixels"
                                + " from where the idle key leads; consistency: share of prompts that do as the name"
                                + " says, or, of an action without a name, the commonest thing.");
    }

    private static String ahead(Measured world) {
        EvalReport report = world.report();
        StringBuilder charts = new StringBuilder("<h2>Frames ahead</h2>\n");
        for (String key : List.of("rollout_psnr", "rollout_mse_psnr", "rollout_ssim")) {
            charts.append(chart(key + ", frames ahead", report.figures(), 1, 1, key, key + "_copy"));
        }
        charts.append(chart("dt_psnr, frames ahead", report.figures(), 1, 1, "dt_psnr"));
        charts.append(chart("coherent share of games, by frame", world.coherence(), 0, Coherence.STEP, "coherent"));
        return charts.toString();
    }

    private static String chart(String title, List<Figure> figures, int first, int step, String... keys) {
        Chart chart = new Chart(title);
        for (String key : keys) {
            Headline.find(figures, key).ifPresent(figure -> {
                List<Double> values = Headline.values(figure);
                List<Double> places = IntStream.range(0, values.size())
                        .mapToObj(i -> (double) (first + i * step))
                        .toList();
                chart.line(key, places, values);
            });
        }
        return chart.html();
    }

    private static String strips(Map<String, byte[]> sheets) {
        StringBuilder strips = new StringBuilder("<h2>Pictures</h2>\n");
        sheets.forEach((file, png) -> {
            String name = file.replace(".png", "");
            strips.append("<h3>" + Html.text(name) + "</h3>\n").append(Html.image(name, png));
        });
        return strips
                + paragraph(
                        "reconstructions, rollouts: truth above, model below. held-prompt: one row for each action from"
                                + " the same two true frames, 0 first. held-action: one row for each prompt, the same action held.");
    }

    private static String everything(Measured world) {
        StringBuilder table = new StringBuilder("<h2>Everything measured</h2>\n<table id=\"all\"><tr><th>figure</th>"
                + "<th>clips</th><th>values</th></tr>\n");
        Stream.concat(world.report().figures().stream(), world.coherence().stream())
                .forEach(figure -> table.append(row(
                        figure.key(),
                        Html.number(figure.clips()),
                        Headline.values(figure).stream().map(Html::number).collect(Collectors.joining(" ")))));
        return table + "</table>\n";
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>\n"));
    }

    private static String paragraph(String words) {
        return "<p>" + Html.text(words) + "</p>\n";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Card.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
