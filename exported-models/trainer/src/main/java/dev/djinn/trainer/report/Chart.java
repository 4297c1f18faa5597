package dev.djinn.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small SVG picture of one or more series over a common axis. */
final class Chart {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 120;
    private static final int MOST_POINTS = 300;

    private final String title;
    private final List<String> names = new ArrayList<>();
    private final List<List<Point>> lines = new ArrayList<>();

    /** @param title what is drawn, and over what */
    Chart(String title) {
        this.title = title;
    }

    private record Point(double x, double y) {}

    /** Adds a series; points that are not finite are left out. */
    Chart line(String name, List<Double> x, List<Double> y) {
        List<Point> points = new ArrayList<>();
        int stride = Math.max(1, Math.ceilDiv(x.size(), MOST_POINTS));
        for (int i = 0; i < x.size(); i++) {
            boolean shown = i % stride == 0 || i == x.size() - 1;
            if (shown && Double.isFinite(x.get(i)) && Double.isFinite(y.get(i))) {
                points.add(new Point(x.get(i), y.get(i)));
            }
        }
        names.add(name);
        lines.add(points);
        return this;
    }

    /** As a figure of HTML; nothing if there is nothing to draw. */
    String html() {
        List<Point> all = lines.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return "";
        }
        double left = all.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = all.stream().mapToDouble(Point::x).max().orElseThrow();
        double low = all.stream().mapToDouble(Point::y).min().orElseThrow();
        double high = all.stream().mapToDouble(Point::y).max().orElseThrow();
        StringBuilder svg = new StringBuilder("<figure><figcaption>" + Html.text(title));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(" <span class=\"line" + i + "\">" + Html.text(names.get(i)) + "</span>");
        }
        svg.append("</figcaption><svg viewBox=\"-4 -4 " + (WIDTH + 8) + " " + (HEIGHT + 22) + "\" role=\"img\">");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<polyline class=\"line" + i + "\" points=\"");
            for (Point point : lines.get(i)) {
                svg.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        WIDTH * share(point.x(), left, right),
                        HEIGHT * (1 - share(point.y(), low, high))));
            }
            svg.append("\"/>");
        }
        svg.append(label(0, 8, "start", high)).append(label(0, HEIGHT, "start", low));
        svg.append(label(0, HEIGHT + 14, "start", left)).append(label(WIDTH, HEIGHT + 14, "end", right));
        return svg.append("</svg></figure>\n").toString();
    }

    private static double share(double value, double from, double to) {
        return to > from ? (value - from) / (to - from) : 0.5;
    }

    private static String label(int x, int y, String anchor, double value) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + Html.number(value) + "</text>";
    }
}
