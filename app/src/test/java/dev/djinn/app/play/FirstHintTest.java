package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.FirstHint.Line;
import dev.djinn.app.settings.HintsFile;
import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstHintTest {
    private static final Window NO_WINDOW = new Window() {
        @Override
        public void choosePicture() {}

        @Override
        public void paste() {}

        @Override
        public void read(Path file, Consumer<Picture> use) {}

        @Override
        public void setFullScreen(boolean fullScreen) {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    private final AtomicInteger seen = new AtomicInteger();
    private final PlayModel game = new PlayModel(command -> {}, new PlayerInput(), NO_WINDOW);

    private void open(String... names) {
        ToyWorld toy = new ToyWorld();
        WorldManifest world = toy.manifest();
        List<ActionLabel> labels = IntStream.range(0, names.length)
                .mapToObj(code -> new ActionLabel(code, names[code], "" + (code + 1)))
                .toList();
        game.accept(new GameEvent.Opened(
                new WorldManifest(
                        world.format(),
                        world.name(),
                        world.frame(),
                        world.grid(),
                        world.vocabulary(),
                        world.window(),
                        labels,
                        world.defaults(),
                        world.licence(),
                        world.attributions(),
                        world.provenance(),
                        world.files()),
                toy.device(),
                0));
        game.accept(new GameEvent.Running());
    }

    private FirstHint hint(boolean isDue) {
        return new FirstHint(game, isDue, seen::incrementAndGet);
    }

    @Test
    void firstGameShowsTheKeysByTheNamesThatWereLearned() {
        FirstHint hint = hint(true);
        assertThat(hint.shown().get()).as("while the world opens").isFalse();

        open("left", "does little", "right", "jump", "idle", "action 6", "action 7", "fall");

        assertThat(hint.shown().get()).isTrue();
        assertThat(hint.lines().get()).extracting(Line::meaning).startsWith("left", "right", "jump", "fall");
        assertThat(hint.lines().get().getFirst().key()).isNotBlank();
        assertThat(hint.lines().get()).extracting(Line::key).endsWith("Space", "F1");
    }

    @Test
    void worldWhoseActionsNobodyNamedInvitesToTryThem() {
        FirstHint hint = hint(true);
        open("action 1", "action 2", "action 3", "action 4", "action 5", "action 6", "action 7", "action 8");

        assertThat(hint.lines().get().getFirst()).isEqualTo(new Line("1 – 8", Words.of("first.try")));
    }

    @Test
    void hintFollowsTheKeysThatThePlayerBinds() {
        FirstHint hint = hint(true);
        open("left", "right", "jump", "idle", "a", "b", "c", "d");
        String before = hint.lines().get().getFirst().key();

        game.controls()
                .listen(new ControlsModel.Listening(0, ControlsModel.Device.KEYBOARD, ControlsModel.Way.REPLACE));
        game.keyPressed(Key.of(KeyCode.N), false);

        assertThat(hint.lines().get().getFirst().key()).isEqualTo("N").isNotEqualTo(before);
    }

    @Test
    void hintGoesOnceDismissedOrOnceThreeActionsWereTriedAndIsKept() {
        FirstHint hint = hint(true);
        open("left", "right", "jump", "idle", "a", "b", "c", "d");
        for (KeyCode key : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2)) {
            game.keyPressed(Key.of(key), false);
            game.keyReleased(Key.of(key));
        }
        assertThat(hint.shown().get()).isTrue();
        game.keyPressed(Key.of(KeyCode.DIGIT3), false);
        assertThat(hint.shown().get()).isFalse();
        assertThat(seen).hasValue(1);

        hint.dismiss();
        game.accept(new GameEvent.Paused());
        game.accept(new GameEvent.Running());
        assertThat(hint.shown().get()).isFalse();
        assertThat(seen).hasValue(1);

        HintsFile file = new HintsFile(folder);
        assertThat(file.load()).isFalse();
        file.save(true);
        assertThat(new HintsFile(folder).load()).isTrue();
    }

    @Test
    void playerWhoHasSeenItIsLeftAlone() {
        FirstHint hint = hint(false);
        open("left", "right", "jump", "idle", "a", "b", "c", "d");

        assertThat(hint.shown().get()).isFalse();
    }
}
