package dev.djinn.app.gl;

import dev.djinn.app.play.Filter;
import dev.djinn.runtime.image.Picture;

/** Enlarges pictures. Belongs to the thread that opened it. */
public interface Upscaler extends AutoCloseable {
    /**
     * The picture in another size.
     *
     * @param filter one that {@link Filter#needsGl}
     * @param width in pixels, positive
     * @param height in pixels, positive
     * @throws IllegalStateException if the graphics card gave up; one line that goes on after "OpenGL is needed, and"
     */
    Picture enlarge(Picture picture, Filter filter, int width, int height);

    @Override
    void close();
}
