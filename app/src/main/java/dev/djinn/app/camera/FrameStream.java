package dev.djinn.app.camera;

import dev.djinn.runtime.image.Picture;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** How frames go from the one process to the other: width, height, then the bytes of the picture. */
final class FrameStream {
    private static final int MOST_SIDE = 4096;
    private static final int MOST_PIXELS = 1 << 23;
    private static final int CHANNELS = 4;

    private FrameStream() {}

    static void write(Picture picture, DataOutputStream out) throws IOException {
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        out.write(picture.bgra());
        out.flush();
    }

    /** The next frame; none at the end. What the other process says is not believed beyond what a camera has. */
    static Optional<Picture> read(DataInputStream in) throws IOException {
        int width;
        try {
            width = in.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        int height = in.readInt();
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
            throw new IOException("a frame of " + width + " x " + height + " pixels");
        }
        byte[] bgra = new byte[width * height * CHANNELS];
        in.readFully(bgra);
        return Optional.of(new Picture(width, height, bgra));
    }
}
