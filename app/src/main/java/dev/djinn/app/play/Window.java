package dev.djinn.app.play;

/** What only a window can do; the model asks for it. */
public interface Window {
    /** Lets the player choose a picture; the choice comes back by {@link PlayModel#openPicture}. */
    void choosePicture();

    void setFullScreen(boolean fullScreen);

    void close();
}
