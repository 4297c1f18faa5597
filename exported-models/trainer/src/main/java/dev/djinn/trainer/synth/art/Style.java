package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import java.util.Locale;

/** The families of pictures. */
public enum Style {
    PIXEL,
    HANDHELD,
    SPACE,
    FLAT,
    CARTOON,
    GRADIENT,
    CLIPART,
    SILHOUETTE,
    NIGHT,
    NEON,
    CLAY,
    PENCIL,
    INK,
    COLOURING,
    CRAYON,
    MARKER,
    CHILD,
    CHALK,
    BLUEPRINT,
    WATERCOLOUR,
    PAINT,
    MOSAIC,
    COLLAGE,
    PHOTO;

    /** Its name in file names and options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The look of one episode. */
    Look look(Chance chance) {
        return switch (this) {
            case PIXEL -> ScreenStyles.pixel(chance);
            case HANDHELD -> ScreenStyles.handheld(chance);
            case SPACE -> ScreenStyles.space(chance);
            case FLAT -> ScreenStyles.flat(chance);
            case CARTOON -> ScreenStyles.cartoon(chance);
            case GRADIENT -> ScreenStyles.gradient(chance);
            case CLIPART -> ScreenStyles.clipart(chance);
            case SILHOUETTE -> ScreenStyles.silhouette(chance);
            case NIGHT -> ScreenStyles.night(chance);
            case NEON -> ScreenStyles.neon(chance);
            case CLAY -> PaintedStyles.clay(chance);
            case PENCIL -> DrawnStyles.pencil(chance);
            case INK -> DrawnStyles.ink(chance);
            case COLOURING -> DrawnStyles.colouring(chance);
            case CRAYON -> DrawnStyles.crayon(chance);
            case MARKER -> DrawnStyles.marker(chance);
            case CHILD -> DrawnStyles.child(chance);
            case CHALK -> DrawnStyles.chalk(chance);
            case BLUEPRINT -> DrawnStyles.blueprint(chance);
            case WATERCOLOUR -> PaintedStyles.watercolour(chance);
            case PAINT -> PaintedStyles.paint(chance);
            case MOSAIC -> PaintedStyles.mosaic(chance);
            case COLLAGE -> PaintedStyles.collage(chance);
            case PHOTO -> PaintedStyles.photo(chance);
        };
    }
}
