package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Jimfs;
import dev.djinn.engine.keep.Autosave;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a game, and what is told where the disk does not do it; {@code engine/docs/keep.md}. */
@Timeout(600)
class KeeperTest {
    /** How many writes may wait while another is at work. */
    private static final int WAITING = 16;

    @TempDir
    private Path folder;

    private final BlockingQueue<GameEvent> events = new LinkedBlockingQueue<>();
    private final ToyWorld world = new ToyWorld();
    private final Session session =
            Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), 5));

    private Keeper keeper(Optional<Autosave> autosave, Consumer<Runnable> onGameThread) {
        return new Keeper(world, session, autosave, events::add, onGameThread);
    }

    private GameEvent told() throws InterruptedException {
        GameEvent event = events.poll(2, TimeUnit.MINUTES);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    @Test
    void autosaveThatTheDiskHasNoRoomForIsToldAndMadeUpForWhenTheGameCloses() throws InterruptedException {
        Autosave autosave = new Autosave(folder, Duration.ZERO, () -> 0);
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Keeper keeper = keeper(Optional.of(autosave), work -> {
            stalled.countDown();
            awaitQuietly(over);
            work.run();
        });
        session.step(1);
        keeper.save(folder.resolve("slot-1.png"));
        stalled.await();
        for (int i = 0; i < WAITING; i++) {
            keeper.save(folder.resolve("slot-1.png"));
        }

        keeper.autosave();
        assertThat(told()).isEqualTo(new GameEvent.NotKept("the disk is too slow to save any more; wait a moment"));
        over.countDown();
        for (int i = 0; i <= WAITING; i++) {
            assertThat(told()).isInstanceOf(GameEvent.Kept.class);
        }
        assertThat(autosave.find()).isEmpty();

        keeper.close();
        assertThat(SaveFile.require(autosave.find().orElseThrow()).snapshot().frame())
                .isEqualTo(1);
    }

    @Test
    void writeThatFailsInAnyWayIsTold() throws Exception {
        FileSystem disk = Jimfs.newFileSystem();
        Path file = disk.getPath("slot-1.png");
        disk.close();
        Keeper keeper = keeper(Optional.empty(), Runnable::run);

        keeper.save(file);

        assertThat(told())
                .isInstanceOfSatisfying(
                        GameEvent.NotKept.class,
                        notKept -> assertThat(notKept.message()).contains("ClosedFileSystemException"));
        keeper.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
