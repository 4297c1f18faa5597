package dev.djinn.trainer.synth.art;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Where a layer is drawn, in units. Smooth art is drawn with twice the pixels and averaged at the end; pixel art with
 * one pixel a unit, without smoothing, and enlarged at the end.
 */
final class Canvas {
    private static final int OVERSAMPLING = 2;
    private static final double UNITS = 64;

    private final boolean pixelArt;
    private final int size;
    private final double scale;
    private final double unitsX;
    private final double unitsY;
    private final BufferedImage image;
    private final Graphics2D graphics;

    /**
     * @param unitsX width of the layer
     * @param unitsY height of the layer
     * @param size side of the final picture in pixels
     */
    Canvas(double unitsX, double unitsY, int size, boolean pixelArt) {
        this.unitsX = unitsX;
        this.unitsY = unitsY;
        this.size = size;
        this.pixelArt = pixelArt;
        scale = pixelArt ? 1 : OVERSAMPLING * size / UNITS;
        image = new BufferedImage(even(unitsX), even(unitsY), BufferedImage.TYPE_INT_ARGB_PRE);
        graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                pixelArt ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
    }

    private int even(double units) {
        int step = pixelArt ? 1 : OVERSAMPLING;
        return step * Math.max(1, (int) Math.ceil(units * scale / step - 1e-9));
    }

    double unitsX() {
        return unitsX;
    }

    double unitsY() {
        return unitsY;
    }

    /** Pixels drawn per unit. */
    double scale() {
        return scale;
    }

    boolean pixelArt() {
        return pixelArt;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** The pixels themselves, premultiplied ARGB, row by row. */
    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** An empty one of the same size. */
    Canvas another() {
        return new Canvas(unitsX, unitsY, size, pixelArt);
    }

    void fill(Shape shape, int rgb, double alpha) {
        graphics.setColor(colour(rgb, alpha));
        graphics.fill(shape);
    }

    /** Fills from one colour above to another below. */
    void shade(Shape shape, int above, int below) {
        var bounds = shape.getBounds2D();
        graphics.setPaint(new GradientPaint(
                0f,
                (float) bounds.getMinY(),
                new Color(above),
                0f,
                (float) (bounds.getMaxY() + 0.01),
                new Color(below)));
        graphics.fill(shape);
    }

    void stroke(Shape shape, double width, int rgb, double alpha) {
        graphics.setColor(colour(rgb, alpha));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** Whatever is drawn until {@link #unclip} stays inside. */
    void clip(Shape shape) {
        graphics.setClip(shape);
    }

    void unclip() {
        graphics.setClip(null);
    }

    private static Color colour(int rgb, double alpha) {
        return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, (int) Math.rint(255 * Math.clamp(alpha, 0, 1)));
    }

    /** What was drawn, at the size of the final picture. */
    Layer layer() {
        graphics.dispose();
        return pixelArt ? enlarged() : averaged();
    }

    private Layer averaged() {
        int across = width() / OVERSAMPLING;
        int down = height() / OVERSAMPLING;
        int[] from = pixels();
        int[] to = new int[across * down];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int at = y * OVERSAMPLING * width() + x * OVERSAMPLING;
                to[y * across + x] = mean(from[at], from[at + 1], from[at + width()], from[at + width() + 1]);
            }
        }
        return new Layer(across, down, to);
    }

    private static int mean(int a, int b, int c, int d) {
        int even = (a >>> 8 & 0xFF00FF) + (b >>> 8 & 0xFF00FF) + (c >>> 8 & 0xFF00FF) + (d >>> 8 & 0xFF00FF) + 0x020002;
        int odd = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
        return (even << 6 & 0xFF00FF00) | (odd >>> 2 & 0xFF00FF);
    }

    private Layer enlarged() {
        double factor = size / UNITS;
        if (factor == 1) {
            return new Layer(width(), height(), pixels());
        }
        int across = (int) Math.ceil(width() * factor);
        int down = (int) Math.ceil(height() * factor);
        int[] to = new int[across * down];
        for (int y = 0; y < down; y++) {
            int row = Math.min(height() - 1, (int) (y / factor));
            for (int x = 0; x < across; x++) {
                to[y * across + x] = pixels()[row * width() + Math.min(width() - 1, (int) (x / factor))];
            }
        }
        return new Layer(across, down, to);
    }
}
