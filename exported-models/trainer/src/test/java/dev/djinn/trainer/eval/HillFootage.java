package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Videos of a scene of random tiles whose camera follows a hero: in every fourth he falls, in every fourth
 * he walks to the left, else to the right.
 */
class HillFootage implements Footage {
    static final int SIDE = 64;

    private static final int FRAMES = 24;
    private static final int TILE = 5;
    private static final int APART = 500;
    private static final int DEPTH = 7;
    private static final int FALL = 3;

    private final int files;
    private final Map<Picture, Hero> heroes = new HashMap<>();
    private final Map<Place, Picture> frames = new HashMap<>();

    private record Place(int episode, int index) {}

    /** Pixels to the right and upwards of the scene's corner, and how fast he rises. */
    record Hero(int x, int height, int rising) {}

    HillFootage(int files) {
        this.files = files;
    }

    @Override
    public List<Episode> episodes() {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            episodes.add(new Episode("file" + i + ".mp4", FRAMES));
        }
        return episodes;
    }

    @Override
    public Picture frame(int episode, int index) {
        return frames.computeIfAbsent(new Place(episode, index), this::film);
    }

    private Picture film(Place place) {
        int episode = place.episode();
        int index = place.index();
        boolean falling = episode % 4 == 3;
        int x = episode * APART;
        int way = walksLeft(x) ? -1 : 1;
        return show(falling ? new Hero(x, FALL * (3 * FRAMES - index), -FALL) : new Hero(x + way * index, 0, 0));
    }

    /** Whether he walks to the left in the video that shows this place. */
    static boolean walksLeft(int x) {
        return Math.floorDiv(x + APART / 2, APART) % 4 == 1;
    }

    /** What a camera that follows him sees. */
    Picture show(Hero hero) {
        int ground = DEPTH * Math.floorDiv(hero.x() + APART / 2, APART);
        Picture seen = Pixels.picture(SIDE, SIDE, (x, y) -> tile(x + hero.x(), y - hero.height() + ground));
        heroes.putIfAbsent(seen, hero);
        return seen;
    }

    Hero heroIn(Picture seen) {
        return Objects.requireNonNull(heroes.get(seen));
    }

    private static int tile(int x, int y) {
        int hash = 31 * Math.floorDiv(x, TILE) + 1009 * Math.floorDiv(y, TILE);
        hash = (hash ^ hash >>> 3) * 0x9E3779B1;
        return (hash ^ hash >>> 15) & 0xFFFFFF;
    }
}
