package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.onnx.Sampling;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A loop with a toy world, not yet started, and what it tells. */
@Timeout(600)
abstract class LoopRig {
    final BlockingQueue<GameEvent> events = new LinkedBlockingQueue<>();
    final PlayerInput input = new PlayerInput();

    GameLoop loop = loopOf(new ToyWorld());

    @AfterEach
    void close() {
        loop.close();
    }

    GameLoop loopOf(WorldModel world) {
        return new GameLoop(startOf(world), input, System::nanoTime, events::add);
    }

    static Start startOf(WorldModel world) {
        return new Start(
                () -> world, () -> ToyWorld.grey(1), opened -> new SessionSettings(1, new Sampling(2, 0, false)));
    }

    void run() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
    }

    void pause() throws InterruptedException {
        loop.send(new GameCommand.Pause());
        await(GameEvent.Paused.class);
    }

    /** The next event of a kind; those before it are gone. */
    <E extends GameEvent> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            GameEvent event = events.poll(2, TimeUnit.MINUTES);
            assertThat(event).as("an event of kind %s", kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }
}
