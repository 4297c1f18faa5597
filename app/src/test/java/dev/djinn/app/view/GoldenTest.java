package dev.djinn.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** What {@link Golden} lets pass, and what it does not. */
class GoldenTest {
    private static final int PANEL = 160;

    @Test
    void lettersDrawnOtherwiseAreTheSameWindow() {
        assertThat(difference(window(PANEL, 13, true), window(PANEL, 13, false)).isSmall())
                .isTrue();
    }

    @Test
    void movedPanelMissingPanelAndOtherThemeAreNot() {
        BufferedImage good = window(PANEL, 13, true);
        assertThat(difference(good, window(PANEL + 12, 13, true)).isSmall())
                .as("moved by 12 pixels")
                .isFalse();
        assertThat(difference(good, window(2000, 13, true)).isSmall())
                .as("missing")
                .isFalse();
        BufferedImage light = new BufferedImage(1000, 700, BufferedImage.TYPE_INT_RGB);
        assertThat(difference(good, light).isSmall()).as("of other colours").isFalse();
    }

    private static Golden.Difference difference(BufferedImage good, BufferedImage seen) {
        return Golden.difference(Golden.shrink(good), Golden.shrink(seen));
    }

    /** A panel with lines of text, on a ground. */
    private static BufferedImage window(int panel, int size, boolean smooth) {
        BufferedImage window = new BufferedImage(1000, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = window.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        pen.setColor(new Color(0x14122a));
        pen.fillRect(0, 0, 1000, 700);
        pen.setColor(new Color(0x7c5cff));
        pen.fillRect(panel, 100, 400, 400);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = 130; y < 480; y += 24) {
            pen.drawString("Backspace: hold to rewind; with Tab fast", panel + 20, y);
        }
        pen.dispose();
        return window;
    }
}
