package dev.djinn.trainer.report;

import java.util.List;

/**
 * What others have published for figures of the same name. None of it was measured on our held-out videos, and most on
 * other games: an orientation, no contest.
 */
final class Peers {
    /** One published value. {@code figure} is ours, a series standing for the mean of its frames but for dt_psnr, its fourth. */
    private record Peer(String figure, String value, String who) {}

    private static final String GENIE = "Genie 2402.15391";
    private static final String REDUX = "GenieRedux 2409.06445, CoinRun";

    private static final List<Peer> ALL = List.of(
            new Peer("tokenizer_psnr", "36.5", GENIE + ", Platformers, 200M"),
            new Peer("tokenizer_psnr", "38.25", REDUX),
            new Peer("tokenizer_ssim", "0.96", REDUX),
            new Peer("rollout_psnr", "25.51", REDUX + ", latent actions"),
            new Peer("rollout_psnr", "31.97", REDUX + ", latent actions, trained agent"),
            new Peer("rollout_psnr", "12.66", "Jafar, by GenieRedux"),
            new Peer("rollout_ssim", "0.77", REDUX + ", latent actions"),
            new Peer("rollout_ssim", "0.90", REDUX + ", latent actions, trained agent"),
            new Peer("rollout_ssim", "0.48", "Jafar, by GenieRedux"),
            new Peer("dt_psnr", "1.91", GENIE + ", Platformers"),
            new Peer("dt_psnr", "2.07", GENIE + ", Robotics"),
            new Peer("frames_per_second", "about 1", GENIE + ", 10.1B"));

    private Peers() {}

    /** In one line, or nothing where nobody published any. */
    static String of(String figure) {
        return String.join(
                "; ",
                ALL.stream()
                        .filter(peer -> peer.figure().equals(figure))
                        .map(peer -> peer.value() + " (" + peer.who() + ")")
                        .toList());
    }
}
