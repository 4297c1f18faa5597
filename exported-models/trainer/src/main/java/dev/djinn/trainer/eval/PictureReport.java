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

    /**
     * How far the hero went to the right in 8 frames, in 64ths of the picture's shorter side.
     *
     * @param left under the key for left
     * @param none with no key
     */
    record Game(double left, double right, double none) {
        boolean wentLeft() {
            return left < -Held.SIDEWAYS;
        }

        boolean wentRight() {
            return right > Held.SIDEWAYS;
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

        /** Pixels of 64 a frame. */
        double speed(ToDoubleFunction<Game> way) {
            return mean(way) / Held.FRAMES;
        }

        double both() {
            return share(game -> game.wentLeft() && game.wentRight());
        }
    }

    static PictureReport of(WorldFacts world, long seed, List<Row> rows) {
        Bootstrap bootstrap = new Bootstrap(seed);
        List<Figure> figures = List.of(
                scalar("pictures_left", rows, row -> row.share(Game::wentLeft), bootstrap),
                scalar("pictures_right", rows, row -> row.share(Game::wentRight), bootstrap),
                scalar("pictures_both", rows, Row::both, bootstrap),
                scalar("pictures_left_none", rows, row -> row.share(game -> game.none() < -Held.SIDEWAYS), bootstrap),
                scalar("pictures_right_none", rows, row -> row.share(game -> game.none() > Held.SIDEWAYS), bootstrap));
        return new PictureReport(new EvalReport(world, seed, rows.size(), rows.size(), figures), rows);
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
                    .put("dx_left", row.speed(Game::left))
                    .put("dx_right", row.speed(Game::right))
                    .put("dx_none", row.speed(Game::none));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** For a terminal: a line for each picture, and {@link EvalReport#toTable} of all. */
    public String toTable() {
        int width = Math.max(
                7, rows.stream().mapToInt(row -> row.picture().length()).max().orElse(0));
        String line = "%-" + width + "s  %6s %6s %6s  %8s %8s %8s%n";
        StringBuilder table = new StringBuilder(
                String.format(line, "picture", "left", "right", "both", "dx left", "dx right", "dx none"));
        for (Row row : rows) {
            table.append(String.format(
                    line,
                    row.picture(),
                    number(row.share(Game::wentLeft)),
                    number(row.share(Game::wentRight)),
                    number(row.both()),
                    number(row.speed(Game::left)),
                    number(row.speed(Game::right)),
                    number(row.speed(Game::none))));
        }
        return table.append(
                        String.format("shares of games; dx to the right, in pixels of a 64-pixel picture a frame%n%n"))
                .append(ReportTable.ofPictures(all))
                .toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
