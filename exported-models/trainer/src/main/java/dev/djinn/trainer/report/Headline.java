package dev.djinn.trainer.report;

import dev.djinn.trainer.eval.Estimate;
import dev.djinn.trainer.eval.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures that a card begins with: each beside the bar it has to beat and beside what others published. */
enum Headline {
    TOKENIZER_PSNR("tokenizer_psnr", "PSNR of reconstructions, dB", ""),
    TOKENIZER_SSIM("tokenizer_ssim", "SSIM of reconstructions", ""),
    TOKEN_PERPLEXITY("token_perplexity", "tokens in use (perplexity)", ""),
    ROLLOUT_PSNR("rollout_psnr", "PSNR of rollouts, mean of frames 1-10, dB", "rollout_psnr_copy"),
    ROLLOUT_MSE_PSNR("rollout_mse_psnr", "the same of mean errors, dB", "rollout_mse_psnr_copy"),
    ROLLOUT_SSIM("rollout_ssim", "SSIM of rollouts, mean of frames 1-10", "rollout_ssim_copy"),
    FRECHET("frechet", "Fréchet distance of our features, lower is better", "frechet_copy"),
    TOKEN_ACCURACY("token_accuracy", "next tokens right", "token_accuracy_copy"),
    DT_PSNR("dt_psnr", "dtPSNR, 4 frames ahead, dB", ""),
    CODE_NMI("code_nmi", "codes tell true actions (NMI)", "code_nmi_shuffled"),
    LEFT("held_left", "left held goes left, share of prompts", "held_left_none"),
    RIGHT("held_right", "right held goes right", "held_right_none"),
    JUMP("held_jump", "jump held rises", "held_jump_none"),
    LANDS("jump_lands_idle", "and lands when released", ""),
    DEPENDABLE("keys_dependable", "keys that do as named from 80 % of prompts", ""),
    DEPENDABLE_FREE("keys_dependable_free", "the same, left and right where the way is free", ""),
    TILES("tiles_kept", "looks real after 100 frames of random keys", "tiles_kept_real"),
    HORIZON("coherence_horizon", "coherence horizon, frames", ""),
    LATENCY("frame_ms_p50", "a frame takes, as played, ms, median", ""),
    LATE("frame_ms_p99", "and 99 of 100 at most, ms", ""),
    SPEED("frames_per_second", "frames a CPU second, as played", "");

    private static final int DT_AT = 4;
    private static final String CPU = "cpu";

    private final String key;
    private final String words;
    private final String bar;

    Headline(String key, String words, String bar) {
        this.key = key;
        this.words = words;
        this.bar = bar;
    }

    static Optional<Figure> find(List<Figure> figures, String key) {
        return figures.stream().filter(figure -> figure.key().equals(key)).findFirst();
    }

    /** Its number, or its numbers in order. */
    static List<Double> values(Figure figure) {
        return switch (figure) {
            case Figure.Scalar scalar -> List.of(scalar.estimate().value());
            case Figure.Series series ->
                series.estimates().stream().map(Estimate::value).toList();
        };
    }

    /** A row of the table; nothing if it was not measured. */
    String row(Measured world) {
        List<Figure> figures = Stream.concat(world.report().figures().stream(), world.coherence().stream())
                .toList();
        Optional<Estimate> here = switch (this) {
            case LATENCY -> timed(world.took().median());
            case LATE -> timed(world.took().late());
            case SPEED ->
                world.report().world().device().equals(CPU)
                        ? timed(1000 / world.took().cpu())
                        : Optional.empty();
            default -> find(figures, key).map(Headline::estimate);
        };
        return here.map(estimate -> "<tr id=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                        .formatted(
                                key,
                                Html.text(words),
                                Html.number(estimate.value()),
                                interval(estimate),
                                bar(figures),
                                Html.text(Peers.of(key))))
                .orElse("");
    }

    private static Optional<Estimate> timed(double value) {
        return Optional.of(new Estimate(value, Double.NaN, Double.NaN));
    }

    private String bar(List<Figure> figures) {
        return find(figures, bar)
                .map(figure -> Html.number(estimate(figure).value()) + " (" + Html.text(bar) + ")")
                .orElse("");
    }

    private static String interval(Estimate estimate) {
        return Double.isNaN(estimate.low()) ? "" : Html.number(estimate.low()) + " .. " + Html.number(estimate.high());
    }

    /** A scalar as it is, of dt_psnr its fourth, of other series the mean. */
    private static Estimate estimate(Figure figure) {
        return switch (figure) {
            case Figure.Scalar scalar -> scalar.estimate();
            case Figure.Series series
            when series.key().equals("dt_psnr") -> series.estimates().get(DT_AT - 1);
            case Figure.Series series ->
                new Estimate(
                        series.estimates().stream()
                                .mapToDouble(Estimate::value)
                                .average()
                                .orElse(Double.NaN),
                        Double.NaN,
                        Double.NaN);
        };
    }
}
