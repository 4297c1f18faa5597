package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.synth.art.Scene;
import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.level.Level;
import dev.djinn.trainer.synth.physics.Hero;
import dev.djinn.trainer.synth.physics.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A world without a network that plays on the very games of {@code djinn-train synth}: their physics, cameras, enemies and
 * art. Its tokens say which game, how far it was played, and what was held since. It is its own footage.
 */
final class SynthWorld implements WorldModel, Footage {
    /** By code; one more key than a hero has, which does nothing either. */
    static final List<Keys> CODES = List.of(
            new Keys(1, false),
            new Keys(0, true),
            Keys.NONE,
            new Keys(-1, false),
            new Keys(1, true),
            new Keys(-1, true),
            Keys.NONE);

    static final int FRAMES = Clip.FRAMES;

    private static final int USUAL_SIDE = 64;
    private static final long SEED = 1_000_001;
    private static final int START = 10;

    private final int side;
    private final List<Style> styles;
    private final List<Integer> numbers = new ArrayList<>();
    private final Map<Picture, long[]> known = new HashMap<>();

    /** Where the hero is against the scene, in 64ths of the picture's side to the right and upwards. */
    record Place(double x, double y) {}

    /** Games of these families on these kinds of places, some frames after their beginning. */
    SynthWorld(int games, List<Style> styles, List<Level.Kind> kinds) {
        this(USUAL_SIDE, games, styles, kinds);
    }

    /** The same games in pictures of {@code side} x {@code side}. */
    SynthWorld(int side, int games, List<Style> styles, List<Level.Kind> kinds) {
        this.side = side;
        this.styles = styles;
        for (int number = 0; numbers.size() < games; number++) {
            dev.djinn.trainer.synth.Episode game = new dev.djinn.trainer.synth.Episode(SEED, number, styles);
            if (kinds.contains(game.game().level().kind())) {
                numbers.add(number);
            }
        }
    }

    @Override
    public WorldFacts facts() {
        return new WorldFacts("synth", side, side, 15, CODES.size(), new Sampling(1, 0, false), "cpu");
    }

    @Override
    public List<Footage.Episode> episodes() {
        return numbers.stream()
                .map(number -> new Footage.Episode("game" + number, FRAMES))
                .toList();
    }

    @Override
    public Picture frame(int episode, int index) {
        long[] tokens_S = {numbers.get(episode), index};
        Picture picture = show(tokens_S);
        known.putIfAbsent(picture, tokens_S);
        return picture;
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return frames_T.stream()
                .map(frame -> Objects.requireNonNull(known.get(frame)))
                .toArray(long[][]::new);
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return Arrays.stream(tokens_TS).map(this::show).toList();
    }

    @Override
    public long[] inferActions(List<Picture> frames_T) {
        return new long[frames_T.size() - 1];
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        long[] last = tokens_TS[tokens_TS.length - 1];
        long[] tokens_S = Arrays.copyOf(last, last.length + 1);
        tokens_S[last.length] = actions_T[actions_T.length - 1];
        return new NextFrame(tokens_S, show(tokens_S), new float[1], new int[1]);
    }

    /** What really happens to the hero of prompt {@code number} of {@code footage} when a code is held. */
    Place truth(Prompt prompt, int code, int frames) {
        long[] tokens_S = encode(List.of(prompt.frames_T().getLast()))[0];
        Place start = place(tokens_S);
        long[] held = Arrays.copyOf(tokens_S, tokens_S.length + frames);
        Arrays.fill(held, tokens_S.length, held.length, code);
        Place end = place(held);
        return new Place(end.x() - start.x(), end.y() - start.y());
    }

    private Place place(long[] tokens_S) {
        Hero hero = play(tokens_S).game().hero();
        return new Place(hero.x(), -hero.feet());
    }

    private Picture show(long[] tokens_S) {
        dev.djinn.trainer.synth.Episode episode = play(tokens_S);
        Scene scene = episode.scene(side);
        byte[] rgb = new byte[side * side * 3];
        scene.draw(rgb);
        return Pixels.picture(
                side,
                side,
                (x, y) -> (rgb[3 * (y * side + x)] & 255) << 16
                        | (rgb[3 * (y * side + x) + 1] & 255) << 8
                        | rgb[3 * (y * side + x) + 2] & 255);
    }

    private dev.djinn.trainer.synth.Episode play(long[] tokens_S) {
        int number = Math.toIntExact(tokens_S[0]);
        dev.djinn.trainer.synth.Episode episode = new dev.djinn.trainer.synth.Episode(SEED, number, styles);
        for (long frame = 0; frame < START + tokens_S[1]; frame++) {
            episode.next();
        }
        for (int i = 2; i < tokens_S.length; i++) {
            int code = Math.toIntExact(tokens_S[i]);
            episode.game().step(code == CODES.size() ? Keys.NONE : CODES.get(code));
        }
        return episode;
    }
}
