package dev.djinn.trainer.data;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures into red, green, blue bytes with the colour matrix and the range that they are marked with.
 * Pictures without a mark are read as players do: BT.709 from 720 rows on, BT.601 below. (JavaCV's own conversion reads
 * everything as BT.601.)
 */
final class RgbConverter implements AutoCloseable {
    private static final int HD_ROWS = 720;
    private static final int QUALITY =
            swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_FULL_CHR_H_INP;
    private static final int UNIT = 1 << 16;

    private final AVFrame target = avutil.av_frame_alloc();
    private @Nullable SwsContext context;
    private Marks marks = new Marks(0, 0, false);

    /** What a native context was last told; telling it again costs tables. */
    private record Marks(long context, int matrix, boolean fullRange) {}

    /** Valid until the next call; rows are {@link #stride} bytes apart. */
    ByteBuffer convert(AVFrame picture) throws UnreadableVideoException {
        if (target.width() != picture.width() || target.height() != picture.height()) {
            allocate(picture.width(), picture.height());
        }
        SwsContext converter = prepare(picture);
        swscale.sws_scale(
                converter,
                new PointerPointer<>(picture),
                picture.linesize(),
                0,
                picture.height(),
                new PointerPointer<>(target),
                target.linesize());
        return target.data(0).capacity((long) stride() * target.height()).asByteBuffer();
    }

    int stride() {
        return target.linesize(0);
    }

    private void allocate(int width, int height) throws UnreadableVideoException {
        avutil.av_frame_unref(target);
        target.width(width).height(height).format(avutil.AV_PIX_FMT_RGB24);
        if (avutil.av_frame_get_buffer(target, 0) < 0) {
            throw new UnreadableVideoException("no memory for pictures of " + width + "x" + height + " pixels");
        }
    }

    private SwsContext prepare(AVFrame picture) throws UnreadableVideoException {
        int width = picture.width();
        int height = picture.height();
        context = swscale.sws_getCachedContext(
                context,
                width,
                height,
                picture.format(),
                width,
                height,
                avutil.AV_PIX_FMT_RGB24,
                QUALITY,
                null,
                null,
                (DoublePointer) null);
        if (context == null) {
            throw new UnreadableVideoException("its pixel format is unknown");
        }
        mark(context, new Marks(context.address(), matrix(picture), isFullRange(picture)));
        return context;
    }

    private void mark(SwsContext converter, Marks wanted) {
        if (wanted.equals(marks)) {
            return;
        }
        swscale.sws_setColorspaceDetails(
                converter,
                swscale.sws_getCoefficients(wanted.matrix()),
                wanted.fullRange() ? 1 : 0,
                swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
                1,
                0,
                UNIT,
                UNIT);
        marks = wanted;
    }

    private static int matrix(AVFrame picture) {
        return switch (picture.colorspace()) {
            case avutil.AVCOL_SPC_BT709 -> swscale.SWS_CS_ITU709;
            case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> swscale.SWS_CS_BT2020;
            case avutil.AVCOL_SPC_SMPTE240M -> swscale.SWS_CS_SMPTE240M;
            case avutil.AVCOL_SPC_FCC -> swscale.SWS_CS_FCC;
            case avutil.AVCOL_SPC_UNSPECIFIED ->
                picture.height() >= HD_ROWS ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601;
            default -> swscale.SWS_CS_ITU601;
        };
    }

    private static boolean isFullRange(AVFrame picture) {
        return picture.color_range() == avutil.AVCOL_RANGE_JPEG
                || picture.format() == avutil.AV_PIX_FMT_YUVJ420P
                || picture.format() == avutil.AV_PIX_FMT_YUVJ422P
                || picture.format() == avutil.AV_PIX_FMT_YUVJ444P;
    }

    @Override
    public void close() {
        swscale.sws_freeContext(context);
        avutil.av_frame_free(target);
    }
}
