package dev.djinn.app.camera;

import dev.djinn.app.play.CameraWords;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/** The other process: reads a camera, and writes what it sees until nobody reads that any more. */
public final class CameraReader {
    private static final String DEVICES = "/dev/";
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int CHANNELS = 4;
    private static final byte OPAQUE = (byte) 255;

    private CameraReader() {}

    /**
     * Reads until the end, or until {@code out} is closed.
     *
     * @param device a camera of Linux, or a video file in place of one
     * @throws DjinnException NO_DEVICE with what FFmpeg says, if it cannot be read
     */
    public static void read(Path device, OutputStream out) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(device.toString())) {
            if (device.toString().startsWith(DEVICES)) {
                avdevice.avdevice_register_all();
                grabber.setFormat("video4linux2");
                grabber.setImageWidth(WIDTH);
                grabber.setImageHeight(HEIGHT);
            }
            grabber.setPixelFormat(avutil.AV_PIX_FMT_BGRA);
            grabber.start();
            DataOutputStream frames = new DataOutputStream(out);
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                FrameStream.write(picture(frame), frames);
            }
        } catch (FrameGrabber.Exception e) {
            throw new DjinnException(ExitCode.NO_DEVICE, device + ": " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new DjinnException(ExitCode.NO_DEVICE, device + ": " + CameraWords.LIBRARY, e);
        } catch (IOException nobodyReads) {
            return;
        }
    }

    private static Picture picture(Frame frame) {
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        byte[] bgra = new byte[frame.imageWidth * frame.imageHeight * CHANNELS];
        for (int row = 0; row < frame.imageHeight; row++) {
            pixels.get(row * frame.imageStride, bgra, row * frame.imageWidth * CHANNELS, frame.imageWidth * CHANNELS);
        }
        for (int alpha = CHANNELS - 1; alpha < bgra.length; alpha += CHANNELS) {
            bgra[alpha] = OPAQUE;
        }
        return new Picture(frame.imageWidth, frame.imageHeight, bgra);
    }
}
