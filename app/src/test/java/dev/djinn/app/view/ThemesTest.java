package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.StudioSettings;
import dev.djinn.app.play.Theme;
import dev.djinn.app.settings.StudioFile;
import dev.djinn.app.words.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ThemesTest extends WindowRig {
    @Override
    Console console() {
        StudioFile file = new StudioFile(folder);
        Media plain = Media.plain();
        Media kept = new Media(plain.shelf(), plain.disk(), file.load().settings(), file::save, plain.upscaler())
                .speaking(Language.ENGLISH);
        return Console.plain(kept);
    }

    @Test
    void ctrlTAndItsButtonChangeTheColoursForThisStartAndTheNext() throws Exception {
        assertThat(isDark()).isTrue();
        robot.press(KeyCode.CONTROL).push(KeyCode.T).release(KeyCode.CONTROL);
        await(() -> !isDark());
        assertThat(text("#note")).isEqualTo("Colours: light");

        reopen();
        assertThat(isDark()).isFalse();
        robot.clickOn("#theme");
        await(() -> text("#note").equals("Colours: as the desktop"));
        robot.clickOn("#theme");
        await(this::isDark);
    }

    @Test
    void coloursOfTheDesktopAreFollowedWhenTheyChange() throws Exception {
        robot.interact(() -> {
            stage.getScene().getPreferences().setColorScheme(ColorScheme.LIGHT);
            window.studio().picture().choose(Theme.SYSTEM);
        });
        await(() -> !isDark());
        robot.interact(() -> stage.getScene().getPreferences().setColorScheme(ColorScheme.DARK));
        await(this::isDark);
    }

    @Test
    void coloursOfOneStartAreNotKept() {
        List<StudioSettings> kept = new ArrayList<>();
        Media plain = Media.plain();
        Media light = new Media(plain.shelf(), plain.disk(), plain.settings(), kept::add, plain.upscaler())
                .withTheme(Theme.LIGHT);
        light.keeper().accept(light.settings());
        light.keeper().accept(light.settings().withLook(light.settings().look().withTheme(Theme.SYSTEM)));
        assertThat(kept).extracting(changed -> changed.look().theme()).containsExactly(Theme.DARK, Theme.SYSTEM);
    }

    private boolean isDark() {
        return stage.getScene().getStylesheets().getFirst().endsWith("dark.css");
    }
}
