package dev.djinn.trainer.onnx;

import java.util.List;

/** Between pictures as worlds give and take them and frames as the networks do. */
final class PictureTensors {
    private static final long[] RED_FIRST = {2, 1, 0};
    private static final int BYTE = 255;

    private final OnnxGraph graph;
    private final int width;
    private final int height;

    PictureTensors(OnnxGraph graph, int width, int height) {
        this.graph = graph;
        this.width = width;
        this.height = height;
    }

    /** The input {@code frames}, uint8 [t, height, width, 4] BGRA, as RGB [t, height, width, 3] in -0.5..0.5. */
    OnnxValue input() {
        OnnxValue bgra = graph.input(
                "frames", ElementType.UINT8, Size.any("t"), Size.fixed(height), Size.fixed(width), Size.fixed(4));
        OnnxValue rgb = graph.cast(channels(bgra), ElementType.FLOAT);
        OnnxValue unit = graph.op("Div", rgb, graph.real(BYTE));
        return graph.op("Sub", unit, graph.real(0.5f)).shaped(Dims.ANY, height, width, 3);
    }

    /** RGB [t, height, width, 3], about -0.5..0.5, as uint8 BGRA [t, height, width, 4] with alpha 255. */
    OnnxValue pictures(OnnxValue frames) {
        OnnxValue scaled = graph.op("Mul", graph.op("Add", frames, graph.real(0.5f)), graph.real(BYTE));
        OnnxValue whole = graph.op("Round", graph.op("Clip", scaled, graph.real(0), graph.real(BYTE)));
        OnnxValue opaque = graph.op("Pad", channels(whole), graph.integers(0, 0, 0, 0, 0, 0, 0, 1), graph.real(BYTE));
        return graph.cast(opaque, ElementType.UINT8);
    }

    private OnnxValue channels(OnnxValue pictures) {
        return graph.op("Gather", List.of(pictures, graph.integers(RED_FIRST)), Attributes.integer("axis", 3));
    }
}
