package dev.djinn.trainer.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measured values in the few words that fit beside a progress bar, and what in them should worry. */
record Facts(Map<String, Double> values, OptionalDouble framesPerSecond) {
    private static final double COLLAPSED = 1.5;

    /** How each value is said, in order. */
    private enum Word {
        LOSS("loss", "loss %.4g"),
        PSNR("psnr", "%.1f dB"),
        HELDOUT_PSNR("heldout_psnr", "held-out %.2f dB"),
        CODES("code_perplexity", "%.0f codes"),
        CROSS_ENTROPY("heldout_cross_entropy", "held-out cross-entropy %.3f"),
        ACCURACY("accuracy", "%.3f right"),
        HELDOUT_ACCURACY("heldout_accuracy", "%.3f of tokens right"),
        COPY("heldout_accuracy_copy", "copying %.3f"),
        CHANGED("heldout_changed_accuracy", "changed ones %.3f"),
        ACTIONS("action_perplexity", "%.1f actions");

        private final String key;
        private final String format;

        Word(String key, String format) {
            this.key = key;
            this.format = format;
        }
    }

    /** Such as "loss 0.012, 31.2 dB, 312 codes, 57 frames/s". */
    String inWords() {
        List<String> words = new ArrayList<>();
        for (Word word : Word.values()) {
            Optional.ofNullable(values.get(word.key))
                    .ifPresent(value -> words.add(String.format(Locale.ROOT, word.format, value)));
        }
        framesPerSecond.ifPresent(frames -> words.add(String.format(Locale.ROOT, "%.0f frames/s", frames)));
        return String.join(", ", words);
    }

    /** Codes or actions of which only one is in use: the world will be a blur or will not obey. */
    Optional<String> findConcern() {
        if (values.getOrDefault("action_perplexity", Double.MAX_VALUE) < COLLAPSED) {
            return Optional.of("nearly all actions are the same code; are there videos in which something moves?");
        }
        if (values.getOrDefault("code_perplexity", Double.MAX_VALUE) < COLLAPSED) {
            return Optional.of("nearly all tokens are the same code; do the pictures of the videos differ at all?");
        }
        return Optional.empty();
    }
}
