package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Whether a world's keys for left and right go there from pictures that are no frames of its videos: sketches,
 * photographs, other games. What is judged is the hero against the scene, {@link HeroPath}.
 *
 * @param games played from each picture, 1..1000, which differ in their dice
 * @param seed of all dice
 */
public record PicturePlay(int games, long seed) {
    private static final int MOST_GAMES = 1000;
    private static final int SHEET_FRAMES = 16;

    /** @throws DjinnException USAGE if {@code games} is out of range */
    public PicturePlay {
        if (games < 1 || games > MOST_GAMES) {
            throw new DjinnException(ExitCode.USAGE, "--games is " + games + ", it must be 1.." + MOST_GAMES);
        }
    }

    /** The codes held to go left and to go right. */
    public record Keys(int left, int right) {
        /**
         * The lowest codes that a world's manifest calls left and right.
         *
         * @throws DjinnException BAD_INPUT if there is none
         */
        public static Keys named(List<ActionLabel> actions) {
            return new Keys(called(KeyLabels.LEFT, actions), called(KeyLabels.RIGHT, actions));
        }

        private static int called(String name, List<ActionLabel> actions) {
            return actions.stream()
                    .filter(action -> action.name().equals(name))
                    .mapToInt(ActionLabel::code)
                    .min()
                    .orElseThrow(
                            () -> new DjinnException(
                                    ExitCode.BAD_INPUT,
                                    "no action of this world is called '" + name
                                            + "'; 'djinn-train label WORLD --heldout VIDEOS' names them anew, if one goes there"));
        }
    }

    /**
     * Plays from every picture, in their order.
     *
     * @param pictures by name, at least one, of the world's frame size
     */
    public PictureReport run(
            WorldModel world, Keys keys, SequencedMap<String, Picture> pictures, EvalProgress progress) {
        List<PictureReport.Row> rows = new ArrayList<>();
        pictures.forEach((name, picture) -> {
            List<PictureReport.Game> played = new ArrayList<>();
            for (int game = 0; game < games; game++) {
                Prompt prompt = new Prompt(rows.size() * games + game, List.of(picture));
                played.add(new PictureReport.Game(
                        way(world, prompt, keys.left()),
                        way(world, prompt, keys.right()),
                        way(world, prompt, world.facts().none())));
            }
            rows.add(new PictureReport.Row(name, List.copyOf(played)));
            progress.at("pictures", rows.size(), pictures.size());
        });
        return PictureReport.of(world.facts(), seed, List.copyOf(rows));
    }

    /**
     * A PNG with a row for each code and last one for no key, each held for 16 frames after the picture, with the dice of
     * the picture's first game.
     *
     * @param place of the picture among all, from 0
     */
    public byte[] sheet(WorldModel world, Picture picture, int place) {
        Prompt prompt = new Prompt(place * games, List.of(picture));
        List<List<Picture>> rows = IntStream.rangeClosed(0, world.facts().none())
                .mapToObj(code -> {
                    List<Picture> row = new ArrayList<>(prompt.play(world, Prompt.held(code, SHEET_FRAMES), seed));
                    row.set(0, picture);
                    return row;
                })
                .toList();
        return FrameStrips.png(rows, FrameStrips.LEAST_SIDE);
    }

    private double way(WorldModel world, Prompt prompt, int key) {
        return Held.path(world, prompt, key, seed).right();
    }
}
