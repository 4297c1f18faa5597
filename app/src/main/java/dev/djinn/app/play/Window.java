package dev.djinn.app.play;

import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What only a window can do; the model asks for it. */
public interface Window {
    /** Lets the player choose a picture; the choice comes back by {@link Beginnings#open}. */
    void choosePicture();

    /** Hands over what was copied in another program, by {@link Beginnings#paste} or {@link Beginnings#drop}. */
    void paste();

    /** Reads a picture without blocking; a file that is none is told of. */
    void read(Path file, Consumer<Picture> use);

    void setFullScreen(boolean fullScreen);

    void close();
}
