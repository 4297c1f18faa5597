package dev.djinn.trainer.export;

import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.eval.EvalStrips;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WorldConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code card.md}: what a person should know about a world before playing it or passing it on. */
final class ModelCard {
    private ModelCard() {}

    static String of(
            WorldManifest manifest, WorldConfig config, Precision precision, Report report, Map<String, byte[]> files) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + manifest.name());
        lines.add("");
        lines.add("A world that was learned from video alone, to be played with Djinn. It follows Genie (Bruce et al."
                + " 2024): a video tokenizer, a latent action model and a MaskGIT dynamics model.");
        lines.add("");
        facts(lines, manifest);
        networks(lines, config, precision);
        provenance(lines, manifest);
        findNotes(files).ifPresent(notes -> {
            lines.add(notes);
            lines.add("");
        });
        pictures(lines, files.keySet());
        lines.add("## Export");
        lines.add("ONNX Runtime against the networks in torch, with the weights as they are stored:");
        lines.add("");
        lines.add("```");
        lines.add(report.table());
        lines.add("```");
        lines.add("");
        licence(lines, manifest);
        return String.join("\n", lines) + "\n";
    }

    /** What somebody wrote to be included. */
    private static Optional<String> findNotes(Map<String, byte[]> files) {
        return Optional.ofNullable(files.get(CheckedWorld.NOTES))
                .map(notes -> new String(notes, StandardCharsets.UTF_8).strip());
    }

    /** Sheets of frames that came along with the world. */
    private static void pictures(List<String> lines, Set<String> files) {
        List<String> held = files.stream()
                .filter(file -> file.startsWith(EvalStrips.CARD_HELD))
                .sorted()
                .toList();
        if (files.contains(EvalStrips.CARD_RECONSTRUCTIONS)) {
            lines.add("## What the tokens keep");
            lines.add("Held-out clips, each as it is and below as its tokens give it back.");
            lines.add("");
            lines.add("![reconstructions](" + EvalStrips.CARD_RECONSTRUCTIONS + ")");
            lines.add("");
        }
        if (!held.isEmpty()) {
            lines.add("## What the keys do");
            lines.add("From each prompt (two true frames) one row for each action, 0 first, held for 16 frames.");
            lines.add("");
            held.forEach(file -> lines.add("![one row for each action held](" + file + ")"));
            lines.add("");
        }
    }

    private static void facts(List<String> lines, WorldManifest manifest) {
        WorldManifest.FrameFormat frame = manifest.frame();
        lines.add(String.format(
                Locale.ROOT,
                "- Frames: %dx%d pixels, %s a second",
                frame.width(),
                frame.height(),
                number(frame.rate())));
        lines.add(String.format(
                Locale.ROOT,
                "- Tokens: %dx%d%s of %d, window of %d frames",
                manifest.grid().columns(),
                manifest.grid().rows(),
                manifest.grid().groups() == 1
                        ? ""
                        : " places with " + manifest.grid().groups() + " each,",
                manifest.vocabulary(),
                manifest.window()));
        lines.add("- Latent actions: " + manifest.actions().size());
        lines.add(String.format(
                Locale.ROOT,
                "- By default %d MaskGIT steps at temperature %s, %s, guidance %s",
                manifest.defaults().steps(),
                number(manifest.defaults().temperature()),
                manifest.defaults().randomOrder() ? "in random order" : "the most confident tokens first",
                number(manifest.defaults().guidance())));
        lines.add("");
    }

    private static void networks(List<String> lines, WorldConfig config, Precision precision) {
        lines.add("## Networks");
        lines.add("Weights are stored as " + precision.id()
                + ", arithmetic is in single precision; where CUDA plays " + WorldFolder.DYNAMICS_FP16
                + ", its blocks compute in half precision. Sizes are blocks x width.");
        lines.add("");
        VideoTokenizer.Config tokenizer = config.tokenizer();
        int small = tokenizer.patch() / tokenizer.shrink();
        lines.add(String.format(
                Locale.ROOT,
                "- Video tokenizer: patches of %d pixels%s, encoder %d x %d, decoder %d x %d, %d codes of width %d",
                tokenizer.patch(),
                tokenizer.shrink() == 1 ? "" : ", averaged to " + small + "x" + small + " before the encoder",
                tokenizer.encoderLayers(),
                tokenizer.encoderWidth(),
                tokenizer.decoderLayers(),
                tokenizer.decoderWidth(),
                tokenizer.vocabulary(),
                tokenizer.codeWidth()));
        LatentActionModel.Config actions = config.actions();
        lines.add(String.format(
                Locale.ROOT,
                "- Latent action model: patches of %d pixels averaged by %d, encoder %d x %d, %d codes of width %d",
                actions.patch(),
                actions.shrink(),
                actions.encoderLayers(),
                actions.modelWidth(),
                actions.actions(),
                actions.codeWidth()));
        Dynamics.Config dynamics = config.dynamics();
        lines.add("- Dynamics: " + dynamics.layers() + " x " + dynamics.width());
        lines.add("");
    }

    private static void provenance(List<String> lines, WorldManifest manifest) {
        WorldManifest.Provenance provenance = manifest.provenance();
        lines.add("## Training");
        lines.add("- Data: " + provenance.data());
        provenance.steps().forEach((stage, steps) -> lines.add("- Steps, " + stage + ": " + steps));
        lines.add("- Time: " + number(provenance.minutes()) + " minutes, seed " + provenance.seed() + ", code "
                + provenance.codeVersion());
        lines.add("- Made by `djinn-train fit VIDEOS --heldout HELDOUT --out RUN --config " + CheckedWorld.SETTINGS
                + "`, with `--from` what it went on from if it did, and `djinn-train export RUN WORLD`; gone on with by"
                + " `djinn-train fit ... --from WORLD`");
        lines.add("");
        if (!provenance.results().isEmpty()) {
            lines.add("## Measured on held-out videos");
            lines.add("\"copy\" is what repeating the last true frame scores. Series count from one frame ahead, code"
                    + " shares and held keys from code 0.");
            lines.add("");
            series(provenance.results()).forEach((name, values) -> lines.add("- " + name + ": " + values));
            lines.add("");
        }
    }

    /** Figures whose names differ only in the number at their end, in one line. */
    private static Map<String, String> series(Map<String, Double> results) {
        Map<String, String> lines = new LinkedHashMap<>();
        results.forEach((name, value) ->
                lines.merge(name.replaceFirst("_\\d+$", ""), number(value), (some, one) -> some + ", " + one));
        return lines;
    }

    private static void licence(List<String> lines, WorldManifest manifest) {
        lines.add("## Licence and attributions");
        lines.add("Licence: " + manifest.licence());
        lines.add("");
        manifest.attributions().forEach(line -> lines.add("- " + line));
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
