package dev.djinn.runtime.image;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears what a decoder only warns of: a JPEG that ends too early "decodes" to a picture that is grey from there on. */
final class DecodeWarnings implements IIOReadWarningListener {
    private boolean truncated;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        truncated |= text.contains("premature end") || text.contains("truncated") || text.contains("unexpected end");
    }

    boolean truncated() {
        return truncated;
    }
}
