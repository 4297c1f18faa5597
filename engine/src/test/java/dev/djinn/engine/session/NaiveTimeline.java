package dev.djinn.engine.session;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a session's tree has to be, as lists of whole games; it dreams by asking the toy world for each frame afresh. */
final class NaiveTimeline {
    /** One frame; the same object in every branch that shares it. */
    record Frame(int action, Optional<SessionSettings> settings, long[] tokens_S) {}

    /** One branch with all frames from its prompt on. */
    record Game(int id, Branch.Kind kind, Optional<Place> from, Picture prompt, List<Frame> frames) {}

    /** A saved game. */
    record Saved(SessionSettings settings, Picture prompt, List<Frame> frames) {}

    private final ToyWorld world = new ToyWorld();
    private final List<Game> games = new ArrayList<>();
    private SessionSettings settings;
    private Game current;
    private int at;
    private Optional<Place> beforeLoading = Optional.empty();
    private Optional<SessionSettings> settingsBefore = Optional.empty();

    NaiveTimeline(Picture prompt, SessionSettings settings) {
        this.settings = settings;
        this.current = begin(prompt, Branch.Kind.PROMPT, Optional.empty());
    }

    List<Game> games() {
        return games;
    }

    Game current() {
        return current;
    }

    SessionSettings settings() {
        return settings;
    }

    int at() {
        return at;
    }

    Frame now() {
        return current.frames().get(at);
    }

    private Game begin(Picture prompt, Branch.Kind kind, Optional<Place> from) {
        Frame first = new Frame(-1, Optional.empty(), world.encode(List.of(prompt))[0]);
        current = new Game(games.size() + 1, kind, from, prompt, new ArrayList<>(List.of(first)));
        games.add(current);
        at = 0;
        return current;
    }

    void step(int action) {
        if (at + 1 == current.frames().size()) {
            current.frames().add(dreamed(action));
            at++;
            return;
        }
        List<Game> candidates = new ArrayList<>(List.of(current));
        candidates.addAll(games);
        for (Game game : candidates) {
            if (holds(game, now())
                    && game.frames().size() > at + 1
                    && leads(game.frames().get(at + 1), action)) {
                current = game;
                at++;
                return;
            }
        }
        Game owner =
                games.stream().filter(game -> holds(game, now())).findFirst().orElseThrow();
        List<Frame> frames = new ArrayList<>(current.frames().subList(0, at + 1));
        frames.add(dreamed(action));
        current = new Game(
                games.size() + 1, Branch.Kind.FORK, Optional.of(new Place(owner.id(), at)), current.prompt(), frames);
        games.add(current);
        at++;
    }

    private boolean holds(Game game, Frame frame) {
        return game.frames().size() > at && game.frames().get(at) == frame;
    }

    private boolean leads(Frame frame, int action) {
        return frame.action() == action && frame.settings().equals(Optional.of(settings));
    }

    private Frame dreamed(int action) {
        List<Frame> window = current.frames().subList(Math.max(0, at + 1 - (ToyWorld.WINDOW - 1)), at + 1);
        long[][] tokens_TS = window.stream().map(Frame::tokens_S).toArray(long[][]::new);
        long[] actions_T = new long[window.size()];
        for (int t = 1; t < window.size(); t++) {
            actions_T[t - 1] = window.get(t).action();
        }
        actions_T[window.size() - 1] = action;
        FrameNoise noise = FrameNoise.of(settings.seed(), at + 1);
        return new Frame(
                action,
                Optional.of(settings),
                world.next(tokens_TS, actions_T, settings.sampling(), noise).tokens_S());
    }

    void scrubTo(int frame) {
        at = Math.clamp(frame, 0, current.frames().size() - 1);
    }

    void switchTo(int branch) {
        current = games.get(branch - 1);
        at = current.frames().size() - 1;
    }

    void prompt(Picture picture) {
        begin(picture, Branch.Kind.PROMPT, Optional.empty());
    }

    void reAnchor() {
        Picture picture = world.decode(new long[][] {now().tokens_S()}).getLast();
        begin(picture, Branch.Kind.ANCHOR, Optional.of(new Place(current.id(), at)));
    }

    void tune(SessionSettings newSettings) {
        settings = newSettings;
    }

    Saved save() {
        return new Saved(
                settings, current.prompt(), List.copyOf(current.frames().subList(0, at + 1)));
    }

    void load(Saved saved) {
        beforeLoading = Optional.of(new Place(current.id(), at));
        settingsBefore = Optional.of(settings);
        List<Frame> copies = new ArrayList<>();
        saved.frames().forEach(frame -> copies.add(new Frame(frame.action(), frame.settings(), frame.tokens_S())));
        current = new Game(games.size() + 1, Branch.Kind.LOADED, Optional.empty(), saved.prompt(), copies);
        games.add(current);
        at = copies.size() - 1;
        settings = saved.settings();
    }

    boolean canUndoLoad() {
        return beforeLoading.isPresent();
    }

    void undoLoad() {
        Place place = beforeLoading.orElseThrow();
        current = games.get(place.branch() - 1);
        at = (int) place.frame();
        settings = settingsBefore.orElseThrow();
        beforeLoading = Optional.empty();
    }
}
