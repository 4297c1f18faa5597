package dev.djinn.app.view;

import dev.djinn.app.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the player for a file or folder; none if they chose none. */
interface FilePicker {
    /** A world's file. */
    Optional<Path> archive();

    /** A world's folder. */
    Optional<Path> folder();

    /** Where to put a file of this name. */
    Optional<Path> place(String name);

    /** Asks for a picture with the system's own dialog; gives null if the player chose none. */
    static Supplier<@Nullable File> pictures(Window owner) {
        return () -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Words.of("dialog.title"));
            chooser.getExtensionFilters()
                    .addAll(
                            new FileChooser.ExtensionFilter(
                                    Words.of("dialog.pictures"),
                                    "*.png",
                                    "*.jpg",
                                    "*.jpeg",
                                    "*.webp",
                                    "*.gif",
                                    "*.bmp"),
                            new FileChooser.ExtensionFilter(Words.of("dialog.all"), "*"));
            return chooser.showOpenDialog(owner);
        };
    }

    /** Asks with the system's own dialogs. */
    static FilePicker dialogs(Window owner) {
        return new FilePicker() {
            @Override
            public Optional<Path> archive() {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(Words.of("library.file.hint"));
                chooser.getExtensionFilters()
                        .addAll(
                                new FileChooser.ExtensionFilter(Words.of("library.files"), "*.world", "*.zip"),
                                new FileChooser.ExtensionFilter(Words.of("dialog.all"), "*"));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> folder() {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(Words.of("library.folder.hint"));
                return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> place(String name) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(Words.of("diagnostics.save"));
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }
        };
    }
}
