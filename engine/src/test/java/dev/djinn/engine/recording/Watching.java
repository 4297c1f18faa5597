package dev.djinn.engine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacv.FFmpegFrameGrabber;

/** A video as a player sees it. */
record Watching(int frames, int width, double framesPerSecond, Map<String, String> tags) {
    static Watching of(Path video) throws IOException {
        try (InputStream in = Files.newInputStream(video);
                FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(in)) {
            grabber.start();
            int frames = 0;
            while (grabber.grabImage() != null) {
                frames++;
            }
            return new Watching(
                    frames, grabber.getImageWidth(), grabber.getFrameRate(), Map.copyOf(grabber.getMetadata()));
        }
    }
}
