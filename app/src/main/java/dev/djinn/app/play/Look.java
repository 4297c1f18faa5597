package dev.djinn.app.play;

import dev.djinn.app.words.Language;

/**
 * How the window looks and speaks.
 *
 * @param textPercent size of the text, {@value #SMALLEST_TEXT}..{@value #LARGEST_TEXT}
 * @param flashGuard whether pictures that flash are softened, see {@link FlashGuard}
 */
public record Look(
        Theme theme, Accent accent, int textPercent, Movement movement, Language language, boolean flashGuard) {
    public static final int SMALLEST_TEXT = 100;
    public static final int LARGEST_TEXT = 200;

    public Look {
        textPercent = Math.clamp(textPercent, SMALLEST_TEXT, LARGEST_TEXT);
    }

    public static Look defaults() {
        return new Look(Theme.DARK, Accent.VIOLET, SMALLEST_TEXT, Movement.SYSTEM, Language.SYSTEM, true);
    }

    public Look withTheme(Theme next) {
        return new Look(next, accent, textPercent, movement, language, flashGuard);
    }

    public Look withAccent(Accent next) {
        return new Look(theme, next, textPercent, movement, language, flashGuard);
    }

    public Look withTextPercent(int next) {
        return new Look(theme, accent, next, movement, language, flashGuard);
    }

    public Look withMovement(Movement next) {
        return new Look(theme, accent, textPercent, next, language, flashGuard);
    }

    public Look withLanguage(Language next) {
        return new Look(theme, accent, textPercent, movement, next, flashGuard);
    }

    public Look withFlashGuard(boolean next) {
        return new Look(theme, accent, textPercent, movement, language, next);
    }
}
