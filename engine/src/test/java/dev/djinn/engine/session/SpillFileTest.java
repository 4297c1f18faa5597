package dev.djinn.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 36: the scratch file of a session; {@code engine/docs/timeline.md}. */
class SpillFileTest {
    private static final int TOKENS = 2;

    @TempDir
    private Path folder;

    @Test
    void slotsAreReadBackAndOverwritten() throws IOException {
        try (SpillFile file = new SpillFile(folder, TOKENS)) {
            file.write(3, new short[] {1, -2, 3, 9}, 3);
            file.write(0, new short[] {7, 8}, 2);
            file.write(3, new short[] {4, 5, -6}, 3);

            assertThat(read(file, 3, 3)).containsExactly(4, 5, -6);
            assertThat(read(file, 0, 2)).containsExactly(7, 8);
        }
    }

    @Test
    void thereIsNoFileBeforeTheFirstSlotNorAfterTheLast() throws IOException {
        Path cache = folder.resolve("not/there");
        SpillFile file = new SpillFile(cache, TOKENS);
        assertThat(cache).doesNotExist();
        file.write(0, new short[] {7, 8}, 2);
        assertThat(cache).isDirectory();

        file.close();

        assertThat(cache).isEmptyDirectory();
        assertThatThrownBy(() -> read(file, 0, 2)).isInstanceOf(IOException.class);
    }

    /** Only Windows leaves one. */
    @Test
    void fileThatAKilledGameLeftIsDeleted() throws IOException {
        Path left = Files.createFile(folder.resolve("frames-1.tmp"));
        Path other = Files.createFile(folder.resolve("other.tmp"));
        try (SpillFile file = new SpillFile(folder, TOKENS)) {
            file.write(0, new short[] {7, 8}, 2);

            assertThat(left).doesNotExist();
            assertThat(other).exists();
        }
    }

    @Test
    void slotThatWasNeverWrittenAndFolderThatCannotBeMadeAreFailures() throws IOException {
        try (SpillFile file = new SpillFile(folder, TOKENS)) {
            assertThatThrownBy(() -> read(file, 0, 2)).isInstanceOf(IOException.class);
        }
        Path occupied = Files.createFile(folder.resolve("occupied"));
        try (SpillFile file = new SpillFile(occupied, TOKENS)) {
            assertThatThrownBy(() -> file.write(0, new short[] {7}, 1)).isInstanceOf(IOException.class);
        }
    }

    /** A game that is closed is interrupted, and saves itself after that. */
    @Test
    void interruptWaits() throws IOException {
        try (SpillFile file = new SpillFile(folder, TOKENS)) {
            Thread.currentThread().interrupt();
            file.write(0, new short[] {7, 8}, 2);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(read(file, 0, 2)).containsExactly(7, 8);
        }
    }

    /** The same, where the interrupt comes in the middle. */
    @Test
    void interruptWhileASlotIsWrittenOrReadDoesNotCloseTheFile() throws IOException {
        Thread player = Thread.currentThread();
        AtomicBoolean done = new AtomicBoolean();
        Thread closer = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                player.interrupt();
            }
        });
        try (SpillFile file = new SpillFile(folder, TOKENS)) {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            for (int slot = 0; slot < 500; slot++) {
                file.write(slot, new short[] {7, (short) slot}, 2);
                assertThat(read(file, slot, 2)).containsExactly(7, slot);
            }
        } finally {
            done.set(true);
            while (closer.isAlive()) {
                Thread.interrupted();
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
    }

    @Test
    void aFileHasAsManySlotsAsItMayTakeOfTheDisk() {
        try (SpillFile file = new SpillFile(folder, TOKENS, 2560)) {
            assertThat(file.slots()).isEqualTo(2560 / (Chunk.FRAMES * TOKENS * Short.BYTES));
        }
    }

    private static short[] read(SpillFile file, int slot, int length) throws IOException {
        short[] tokens = new short[length];
        file.read(slot, tokens);
        return tokens;
    }
}
