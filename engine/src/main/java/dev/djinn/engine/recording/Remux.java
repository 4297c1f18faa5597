package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameRecorder;

/** Makes what people share of a {@link LiveRecording} that has ended. The recording stays as it is. */
final class Remux {
    private static final int BYTES_PER_PIXEL = 4;
    private static final byte OPAQUE = (byte) 255;
    private static final int NO_AUDIO = 0;
    /** More than Matroska puts between two packets; where there is more, packets are missing. */
    private static final int MOST_BYTES_BETWEEN = 256;

    private Remux() {}

    /**
     * The same pictures, bit for bit, as an mp4.
     *
     * @param frames that were recorded
     * @throws DjinnException CANNOT_WRITE if the disk is full or refuses, BAD_INPUT if not all frames can be read
     */
    static void toMp4(Path mkv, Path mp4, Tags tags, long frames) {
        toMp4(mkv, mp4, Optional.of(tags), frames);
    }

    /**
     * The same for a recording that was cut off: with the tags that it has, and up to where it can be read.
     *
     * @return bytes of the mkv up to the last frame that could be read, without those of frames that could not
     * @throws DjinnException CANNOT_WRITE as above, and BAD_INPUT if no frame can be read
     */
    static long toMp4(Path mkv, Path mp4) {
        return toMp4(mkv, mp4, Optional.empty(), 1);
    }

    private static long toMp4(Path mkv, Path mp4, Optional<Tags> given, long leastFrames) {
        PendingFile out = new PendingFile(mp4);
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(mkv.toFile())) {
            start(grabber, mkv);
            long packets = 0;
            long end = 0;
            long holes = 0;
            try (FFmpegFrameRecorder recorder =
                    new FFmpegFrameRecorder(out, grabber.getImageWidth(), grabber.getImageHeight(), NO_AUDIO)) {
                recorder.setFormat("mp4");
                recorder.setFrameRate(grabber.getFrameRate());
                given.orElseGet(() -> Tags.of(grabber)).put(recorder);
                recorder.start(grabber.getFormatContext());
                for (AVPacket packet = grabber.grabPacket(); packet != null; packet = grabber.grabPacket()) {
                    long between = packet.pos() - end;
                    holes += packets > 0 && between > MOST_BYTES_BETWEEN ? between : 0;
                    end = packet.pos() + packet.size();
                    packets++;
                    recorder.recordPacket(packet);
                    out.requireSound();
                }
                recorder.stop();
            }
            requireAll(mkv, packets, leastFrames);
            out.publish();
            return end - holes;
        } catch (FrameGrabber.Exception | FrameRecorder.Exception e) {
            out.requireSound();
            throw new DjinnException(ExitCode.UNEXPECTED, "cannot make " + mp4 + ": " + e.getMessage(), e);
        } finally {
            out.discard();
        }
    }

    /** FFmpeg's answer to what cannot be read is that there is no more. */
    private static void requireAll(Path mkv, long read, long frames) {
        if (read < frames) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, "cannot read " + mkv + ": " + read + " of " + frames + " frames are there");
        }
    }

    private static void start(FFmpegFrameGrabber grabber, Path mkv) {
        try {
            grabber.start();
        } catch (FrameGrabber.Exception e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + mkv + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same pictures as a gif.
     *
     * @param enlargement as of the recording, so that the palette is that of the world's own pixels
     * @param frames that were recorded
     * @throws DjinnException as {@link #toMp4}
     */
    static void toGif(Path mkv, Path gif, double framesPerSecond, int enlargement, long frames) {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(mkv.toFile());
                Recording recording = new GifRecording(gif, framesPerSecond)) {
            grabber.setPixelFormat(avutil.AV_PIX_FMT_BGRA);
            grabber.start();
            long read = 0;
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                recording.add(reduced(frame, enlargement));
                read++;
            }
            requireAll(mkv, read, frames);
            recording.finish();
        } catch (FrameGrabber.Exception e) {
            throw new DjinnException(ExitCode.UNEXPECTED, "cannot make " + gif + ": " + e.getMessage(), e);
        }
    }

    /** The middle of every enlarged pixel. */
    private static Picture reduced(Frame frame, int enlargement) {
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        int width = frame.imageWidth / enlargement;
        int height = frame.imageHeight / enlargement;
        byte[] bgra = new byte[width * height * BYTES_PER_PIXEL];
        for (int pixel = 0; pixel < width * height; pixel++) {
            int x = pixel % width * enlargement + enlargement / 2;
            int y = pixel / width * enlargement + enlargement / 2;
            pixels.get(y * frame.imageStride + x * BYTES_PER_PIXEL, bgra, pixel * BYTES_PER_PIXEL, BYTES_PER_PIXEL);
            bgra[pixel * BYTES_PER_PIXEL + BYTES_PER_PIXEL - 1] = OPAQUE;
        }
        return new Picture(width, height, bgra);
    }
}
