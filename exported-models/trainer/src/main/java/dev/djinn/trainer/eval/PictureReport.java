package dev.djinn.trainer.eval;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often left and right were answered, from each picture and from all.
 *
 * @param all the figures of all pictures together, with intervals over pictures
 */
public record PictureReport(EvalReport all, List<Row> rows) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_KEY = 19;

    /**
     * How far the hero went to the right in 8 frames, in 64ths of the picture's shorter side.
     *
     * @param left under the key for left
     * @param none with no key
     */
    record Game(double left, double right, double none) {
        boolean wentLeft() {
            return left < -FreeWay.SIDEWAYS;
        }

        boolean wentRight() {
            return right > FreeWay.SIDEWAYS;
        }
    }

    /** The games from one picture. */
    record Row(String picture, List<Game> games) {
        double share(Predicate<Game> done) {
            return mean(game -> done.test(game) ? 1 : 0);
        }

        double mean(ToDoubleFunction<Game> value) {
            return games.stream().mapToDouble(value).average().orElse(Double.NaN);
        }

        double both() {
            return share(game -> game.wentLeft() && game.wentRight());
        }
    }

    static PictureReport of(WorldFacts world, PicturePlay play, List<Row> rows) {
        Bootstrap bootstrap = new Bootstrap(play.seed());
        List<Figure> figures = List.of(
                scalar("pictures_left", rows, row -> row.share(Game::wentLeft), bootstrap),
                scalar("pictures_right", rows, row -> row.share(Game::wentRight), bootstrap),
                scalar("pictures_both", rows, Row::both, bootstrap),
                scalar(
                        "pictures_left_none",
                        rows,
                        row -> row.share(game -> game.none() < -FreeWay.SIDEWAYS),
                        bootstrap),
                scalar(
                        "pictures_right_none",
                        rows,
                        row -> row.share(game -> game.none() > FreeWay.SIDEWAYS),
                        bootstrap));
        return new PictureReport(new EvalReport(world, play.seed(), rows.size(), rows.size(), figures), rows);
    }

    private static Figure scalar(String key, List<Row> rows, ToDoubleFunction<Row> value, Bootstrap bootstrap) {
        return bootstrap.scalar(
                key,
                rows.stream()
                        .map(row -> new double[] {value.applyAsDouble(row)})
                        .toList(),
                mean -> mean[0]);
    }

    /** As JSON, indented; {@code docs/evaluation.md} is its contract. */
    public String toJson() {
        ObjectNode root = ReportJson.tree(all);
        for (Row row : rows) {
            root.withArray("pictures")
                    .addObject()
                    .put("picture", row.picture())
                    .put("games", row.games().size())
                    .put("left", row.share(Game::wentLeft))
                    .put("right", row.share(Game::wentRight))
                    .put("both", row.both())
                    .put("dx_left", row.mean(Game::left))
                    .put("dx_right", row.mean(Game::right))
                    .put("dx_none", row.mean(Game::none));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** For a terminal: a line for each picture, then the figures of all. */
    public String toTable() {
        int width = rows.stream().mapToInt(row -> row.picture().length()).max().orElse(0);
        String head = "%-" + Math.max(width, LONGEST_KEY) + "s";
        StringBuilder table = new StringBuilder(String.format(
                head + " %6s %6s %6s %8s %8s %8s%n", "picture", "left", "right", "both", "dx left", "right", "no key"));
        rows.forEach(row -> table.append(String.format(
                Locale.ROOT,
                head + " %6.2f %6.2f %6.2f %8.1f %8.1f %8.1f%n",
                row.picture(),
                row.share(Game::wentLeft),
                row.share(Game::wentRight),
                row.both(),
                row.mean(Game::left),
                row.mean(Game::right),
                row.mean(Game::none))));
        for (Figure figure : all.figures()) {
            if (figure instanceof Figure.Scalar(String key, int _, Estimate estimate)) {
                table.append(String.format(
                        Locale.ROOT,
                        head + " %6.2f   %.2f .. %.2f%n",
                        key,
                        estimate.value(),
                        estimate.low(),
                        estimate.high()));
            }
        }
        return table.toString();
    }
}
