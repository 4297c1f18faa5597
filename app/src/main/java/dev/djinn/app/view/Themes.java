package dev.djinn.app.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.djinn.app.play.Theme;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Gives a window its colours, and other ones when the player or the desktop changes them. */
final class Themes {
    private static final double ANY_SIZE = 12;

    static {
        font("DejaVuSans.ttf");
        font("DejaVuSans-Bold.ttf");
    }

    private Themes() {}

    /**
     * Dresses a scene from now on.
     *
     * @param desktop what the desktop has; see {@link Scene.Preferences}
     */
    static Subscription dress(Scene scene, ObservableValue<Theme> theme, ObservableValue<ColorScheme> desktop) {
        Runnable dress = () -> dress(scene, isDark(theme.getValue(), desktop.getValue()));
        dress.run();
        return Subscription.combine(theme.subscribe(dress), desktop.subscribe(dress));
    }

    private static boolean isDark(Theme theme, ColorScheme desktop) {
        return switch (theme) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> desktop == ColorScheme.DARK;
        };
    }

    private static void dress(Scene scene, boolean dark) {
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().setAll(List.of(sheet(dark ? "dark.css" : "light.css"), sheet("play.css")));
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
