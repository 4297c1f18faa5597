package dev.djinn.app.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.djinn.app.play.Accent;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Movement;
import dev.djinn.app.play.Theme;
import dev.djinn.app.words.Words;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Gives a window its colours, letters and their size, and other ones when the player or the desktop changes them. */
final class Themes {
    private static final double ANY_SIZE = 12;
    private static final double USUAL_TEXT = 14;
    private static final double PERCENT = 100;

    static {
        font("DejaVuSans.ttf");
        font("DejaVuSans-Bold.ttf");
        font("DjinnSansSC.ttf");
        font("DjinnSansSC-Bold.ttf");
        PangoShaping.mend();
    }

    private Themes() {}

    /**
     * Dresses a scene from now on.
     *
     * @param look as the player wants it; what he leaves to the desktop is taken from {@link Scene.Preferences}
     */
    static Subscription dress(Scene scene, ObservableValue<Look> look) {
        ObservableValue<ColorScheme> desktop = scene.getPreferences().colorSchemeProperty();
        Runnable dress = () -> dress(scene, look.getValue(), desktop.getValue());
        dress.run();
        return Subscription.combine(
                look.subscribe(dress), desktop.subscribe(dress), Words.spoken().subscribe(dress));
    }

    private static void dress(Scene scene, Look look, ColorScheme desktop) {
        boolean dark = isDark(look.theme(), desktop);
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        String theme = dark ? "dark" : "light";
        List<String> sheets = new ArrayList<>(List.of(sheet(theme + ".css")));
        if (look.accent() != Accent.VIOLET) {
            sheets.add(sheet(look.accent().name().toLowerCase(Locale.ROOT) + "-" + theme + ".css"));
        }
        sheets.add(sheet("play.css"));
        sheets.add(letters(look.textPercent(), Words.spoken().get()));
        if (!sheets.equals(scene.getStylesheets())) {
            scene.getStylesheets().setAll(sheets);
        }
        Sides.turn(scene, Words.spoken().get());
        Room.scale(scene).set(look.textPercent() / PERCENT);
        move(scene.getPreferences(), look.movement());
    }

    private static boolean isDark(Theme theme, ColorScheme desktop) {
        return switch (theme) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> desktop == ColorScheme.DARK;
        };
    }

    private static void move(Scene.Preferences preferences, Movement movement) {
        switch (movement) {
            case SYSTEM -> preferences.setReducedMotion(null);
            case FULL -> preferences.setReducedMotion(false);
            case REDUCED -> preferences.setReducedMotion(true);
        }
    }

    /** A sheet of its own, so that tooltips and menus, which are windows of their own, have the same letters. */
    private static String letters(int textPercent, Locale spoken) {
        String font = spoken.getLanguage().equals("zh") ? "Djinn Sans SC" : "DejaVu Sans";
        String css = String.format(
                Locale.ROOT,
                ".root { -fx-font-family: \"%s\"; -fx-font-size: %.2fpx; }",
                font,
                USUAL_TEXT * textPercent / PERCENT);
        return "data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name) {
        return resource(name).toExternalForm();
    }

    /** The letters are the same on every computer; where a font cannot be loaded, they are the system's. */
    private static void font(String name) {
        Font.loadFont(resource("fonts/" + name).toExternalForm(), ANY_SIZE);
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Themes.class.getResource(name), name);
    }
}
