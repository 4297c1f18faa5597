package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.eval.PictureReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a world's keys for left and right go there from pictures that are no frames of its videos: sketches,
 * photographs, other games. What is judged is the hero against the scene, {@link HeroPath}.
 *
 * @param left the code held to go left
 * @param games played from each picture, 1..1000, which differ in their dice
 * @param seed of all dice
 */
public record PicturePlay(int left, int right, int games, long seed) {
    private static final int MOST_GAMES = 1000;
    private static final int STRIP_FRAMES = 16;

    /**
     * With the codes that are called left and right in a world's manifest.
     *
     * @throws DjinnException USAGE if {@code games} is out of range, BAD_INPUT if no action is called so
     */
    public static PicturePlay of(List<ActionLabel> actions, int games, long seed) {
        if (games < 1 || games > MOST_GAMES) {
            throw new DjinnException(ExitCode.USAGE, "--games is " + games + ", it must be 1.." + MOST_GAMES);
        }
        return new PicturePlay(called(KeyLabels.LEFT, actions), called(KeyLabels.RIGHT, actions), games, seed);
    }

    private static int called(String name, List<ActionLabel> actions) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .mapToInt(ActionLabel::code)
                .findFirst()
                .orElseThrow(() -> new DjinnException(
                        ExitCode.BAD_INPUT,
                        "no action of this world is called '" + name
                                + "'; let them be named by 'djinn-train label WORLD --heldout VIDEOS'"));
    }

    /**
     * Plays from every picture.
     *
     * @param pictures by name, of the world's frame size
     */
    public PictureReport run(WorldModel world, Map<String, Picture> pictures, EvalProgress progress) {
        List<Row> rows = new ArrayList<>();
        pictures.forEach((name, picture) -> {
            List<PictureReport.Game> played = new ArrayList<>();
            for (int game = 0; game < games; game++) {
                Prompt prompt = new Prompt(rows.size() * games + game, List.of(picture));
                played.add(new PictureReport.Game(
                        way(world, prompt, left),
                        way(world, prompt, right),
                        way(world, prompt, world.facts().none())));
            }
            rows.add(new Row(name, List.copyOf(played)));
            progress.at("pictures", rows.size(), pictures.size());
        });
        return PictureReport.of(world.facts(), this, List.copyOf(rows));
    }

    /** PNG sheets by the names of the pictures: a row for each code and one for no key, all held from the picture on. */
    public Map<String, byte[]> sheets(WorldModel world, Map<String, Picture> pictures) {
        Map<String, byte[]> sheets = new LinkedHashMap<>();
        pictures.forEach((name, picture) -> {
            Prompt prompt = new Prompt(sheets.size() * games, List.of(picture));
            List<List<Picture>> rows = IntStream.rangeClosed(0, world.facts().none())
                    .mapToObj(code -> Stream.concat(
                                    Stream.of(picture),
                                    prompt.play(world, Prompt.held(code, STRIP_FRAMES), seed).stream()
                                            .skip(1))
                            .toList())
                    .toList();
            sheets.put(name, FrameStrips.png(rows, FrameStrips.LEAST_SIDE));
        });
        return sheets;
    }

    private double way(WorldModel world, Prompt prompt, int key) {
        return HeroPath.of(prompt.play(world, Prompt.held(key, Held.FRAMES), seed))
                .right();
    }
}
