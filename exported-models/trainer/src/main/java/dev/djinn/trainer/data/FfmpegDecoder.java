package dev.djinn.trainer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/**
 * FFmpeg through JavaCV, one decoding thread per file.
 *
 * <p>The decoder is native code inside this process: a file made to break it can end the trainer. That is accepted for
 * one's own videos; what bounds it is the closed list of containers, one codec thread, a picture limit of 64 megapixels,
 * no protocol but {@code file}, and the watchdog of {@link Ingest}.
 */
final class FfmpegDecoder implements VideoDecoder {
    private static final int MAX_PIXELS = 1 << 26;
    private static final int SCALING =
            swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_FULL_CHR_H_INP;

    FfmpegDecoder() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    @Override
    public void decode(Path file, FrameSpec spec, Sink sink) throws UnreadableVideoException {
        try (FFmpegFrameGrabber grabber =
                new FFmpegFrameGrabber(file.toAbsolutePath().toFile())) {
            open(grabber, container(file));
            sink.opened(grabber.getVideoFrameRate(), statedPictures(grabber));
            pump(grabber, spec, sink);
        } catch (FrameGrabber.Exception e) {
            throw new UnreadableVideoException("FFmpeg cannot decode it", e);
        }
    }

    private static Container container(Path file) throws UnreadableVideoException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableVideoException("not a regular file");
        }
        try {
            return Container.find(file)
                    .orElseThrow(() -> new UnreadableVideoException("not an mp4, webm, mkv or gif inside"));
        } catch (IOException e) {
            throw new UnreadableVideoException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static void open(FFmpegFrameGrabber grabber, Container container)
            throws UnreadableVideoException, FrameGrabber.Exception {
        grabber.setFormat(container.demuxer());
        grabber.setPixelFormat(avutil.AV_PIX_FMT_RGB24);
        grabber.setImageScalingFlags(SCALING);
        grabber.setOption("protocol_whitelist", "file");
        grabber.setVideoOption("threads", "1");
        grabber.setVideoOption("max_pixels", Integer.toString(MAX_PIXELS));
        try {
            grabber.startUnsafe();
        } catch (FrameGrabber.Exception e) {
            throw new UnreadableVideoException("FFmpeg cannot open it: damaged or cut off", e);
        }
        if (!grabber.hasVideo()) {
            throw new UnreadableVideoException("no video stream in it, only sound");
        }
        if ((long) grabber.getImageWidth() * grabber.getImageHeight() > MAX_PIXELS) {
            throw new UnreadableVideoException("pictures of " + grabber.getImageWidth() + "x" + grabber.getImageHeight()
                    + " pixels are over the limit of 64 megapixels");
        }
    }

    private static long statedPictures(FFmpegFrameGrabber grabber) {
        return grabber.getFormatContext().streams(grabber.getVideoStream()).nb_frames();
    }

    private static void pump(FFmpegFrameGrabber grabber, FrameSpec spec, Sink sink) throws FrameGrabber.Exception {
        FrameFit fit = new FrameFit(spec.width(), spec.height());
        int quarterTurns = Math.floorMod(Math.round(-grabber.getDisplayRotation() / 90), 4);
        byte[] rgb_HWC = new byte[spec.frameBytes()];
        boolean more = true;
        for (Frame frame = grabber.grabImage(); more && frame != null; frame = grabber.grabImage()) {
            if (isBroken(frame)) {
                sink.broken();
                continue;
            }
            ByteBuffer pixels = (ByteBuffer) frame.image[0];
            fit.fit(
                    pixels.position(0),
                    frame.imageWidth,
                    frame.imageHeight,
                    frame.imageStride,
                    grabber.getAspectRatio(),
                    quarterTurns,
                    rgb_HWC);
            more = sink.picture(rgb_HWC, frame.timestamp);
        }
    }

    private static boolean isBroken(Frame frame) {
        AVFrame picture = (AVFrame) frame.opaque;
        return picture.decode_error_flags() != 0 || (picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    }
}
