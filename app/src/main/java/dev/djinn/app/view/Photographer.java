package dev.djinn.app.view;

import dev.djinn.app.play.Direction;
import dev.djinn.app.play.PlayModel;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Plays a moment by itself, saves the window as a PNG and closes it: the picture in README.md, always of today's window. */
final class Photographer {
    /** After as many the rate that the window shows has settled. */
    private static final int FRAMES = 40;

    private final Stage stage;
    private final PlayModel model;
    private final Path out;
    private int frames;

    private Photographer(Stage stage, PlayModel model, Path out) {
        this.stage = stage;
        this.model = model;
        this.out = out;
    }

    static void engage(Stage stage, PlayModel model, Path out) {
        Photographer photographer = new Photographer(stage, model, out);
        model.hud().subscribe(hud -> photographer.frameShown());
        model.message().subscribe(message -> {
            if (!message.isEmpty()) {
                Platform.runLater(stage::hide);
            }
        });
    }

    private void frameShown() {
        frames++;
        model.controls().find(Direction.RIGHT).ifPresent(model::capPressed);
        if (frames == FRAMES) {
            Platform.runLater(this::finish);
        }
    }

    private void finish() {
        try {
            Picture picture = Images.read(stage.getScene().snapshot(null));
            AtomicFiles.write(out, file -> Pictures.writePng(picture, file));
        } finally {
            stage.hide();
        }
    }
}
