package dev.djinn.app.view;

import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.world.WorldManifest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a world is, for people. */
final class WorldWords {
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final MathContext DIGITS = new MathContext(4);

    private WorldWords() {}

    /** What was measured in frames per second, beside what the world was learned at. */
    static String speed(OptionalDouble measured, WorldManifest.FrameFormat frame) {
        if (measured.isEmpty()) {
            return Words.of("world.not-measured");
        }
        double here = measured.getAsDouble();
        return here >= frame.rate() ? Words.of("world.fast", here) : Words.of("world.slow", here, frame.rate());
    }

    static String format(WorldEntry.Ready world) {
        WorldManifest manifest = world.manifest();
        return Words.of(
                "world.format",
                manifest.frame().width(),
                manifest.frame().height(),
                manifest.frame().rate(),
                manifest.actions().size(),
                world.bytes() / BYTES_PER_MEGABYTE);
    }

    /** Who signed it, and what is known of them. */
    static String signer(WorldEntry.Ready world) {
        return world.signature()
                .map(signature -> Words.of(world.trust().key(), signature.signer(), signature.fingerprint()))
                .orElseGet(world.trust()::title);
    }

    /** The same in brief where the player is asked about them anyway. */
    static String signature(WorldEntry.Ready world) {
        return switch (world.trust()) {
            case UNSIGNED, MAKERS, TRUSTED -> signer(world);
            case UNKNOWN, REFUSED ->
                world.signature()
                        .map(one -> Words.of("world.signed", one.signer(), one.fingerprint()))
                        .orElse("");
        };
    }

    static String trained(WorldManifest.Provenance provenance) {
        String steps = provenance.steps().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(stage -> Words.of("world.steps", stage.getKey(), stage.getValue()))
                .collect(Collectors.joining(Words.of("list.next")));
        return steps.isEmpty()
                ? Words.of("world.trained", provenance.minutes(), provenance.codeVersion())
                : Words.of("world.trained-steps", provenance.minutes(), provenance.codeVersion(), steps);
    }

    /** In four digits each. */
    static String results(WorldManifest.Provenance provenance) {
        return provenance.results().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Words.of("world.result", one.getKey(), rounded(one.getValue())))
                .collect(Collectors.joining("   "));
    }

    private static Number rounded(double figure) {
        return Double.isFinite(figure) ? new BigDecimal(figure, DIGITS) : figure;
    }
}
