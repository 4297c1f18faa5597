package dev.djinn.trainer.onnx;

/** One size in the declared shape of an input or output: fixed, or a name where any number goes. */
sealed interface Size {
    record Fixed(long value) implements Size {}

    record Named(String name) implements Size {}

    static Size fixed(long value) {
        return new Fixed(value);
    }

    static Size any(String name) {
        return new Named(name);
    }

    /** As a builder knows it: -1 where any number goes. */
    default long known() {
        return this instanceof Fixed fixed ? fixed.value() : Dims.ANY;
    }
}
