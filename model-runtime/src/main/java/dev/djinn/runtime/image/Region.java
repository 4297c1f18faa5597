package dev.djinn.runtime.image;

/** A part of a picture; edges need not lie on whole pixels. */
record Region(double left, double top, double width, double height) {
    static Region of(double left, double top, double width, double height) {
        return new Region(left, top, width, height);
    }

    /** The largest middle part with the proportions of {@code width} x {@code height}. */
    static Region middle(Picture picture, int width, int height) {
        double scale = Math.min((double) picture.width() / width, (double) picture.height() / height);
        double partWidth = width * scale;
        double partHeight = height * scale;
        return of((picture.width() - partWidth) / 2, (picture.height() - partHeight) / 2, partWidth, partHeight);
    }
}
