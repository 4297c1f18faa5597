package dev.djinn.engine.rehearsal;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.PlayerInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A seat without a window.
 *
 * @param game takes commands
 * @param input the game's
 * @param file to save in
 */
public record LoopSeat(Consumer<GameCommand> game, PlayerInput input, Path file) implements Seat {
    @Override
    public void hold(int action) {
        input.hold(action);
    }

    @Override
    public void release() {
        input.release();
    }

    @Override
    public void rewind() {
        game.accept(new GameCommand.Rewind(1));
    }

    @Override
    public void endRewind() {
        game.accept(new GameCommand.EndRewind());
    }

    @Override
    public void save() {
        game.accept(new GameCommand.Save(file));
    }

    @Override
    public void load() {
        if (Files.isRegularFile(file)) {
            game.accept(new GameCommand.Load(file));
            game.accept(new GameCommand.Resume());
        }
    }

    @Override
    public void restart() {
        game.accept(new GameCommand.Restart());
    }
}
