package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;

/** Frames on their way to a file. Nothing appears at the target before {@link #finish}, and then all of it does. */
public interface Recording extends AutoCloseable {
    /**
     * Adds the next frame; all frames of a recording have one size.
     *
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk is full or refuses
     */
    void add(Picture frame);

    /** Puts the recording in its place. */
    void finish();

    /** Frees everything; a recording that is not finished leaves no trace. */
    @Override
    void close();
}
