package dev.djinn.engine.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    private Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final ToyWorld world = new ToyWorld();
    private final Session session =
            Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), 5));

    @Test
    void isDueEveryTenSecondsIfSomethingWasPlayedSince() {
        Autosave autosave = new Autosave(folder, Autosave.EVERY, clock::get);
        session.step(1);
        assertThat(autosave.take(session)).isFalse();

        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(autosave.take(session)).isTrue();
        session.step(1);
        assertThat(autosave.take(session)).isFalse();
        assertThat(autosave.takeNow(session)).as("at the end").isTrue();

        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(autosave.take(session)).as("nothing was played").isFalse();
        autosave.failed();
        assertThat(autosave.takeNow(session)).as("after a write that failed").isTrue();
    }

    @Test
    void promptAloneDoesNotReplaceTheGameThatWasLeft() {
        assertThat(new Autosave(folder, Autosave.EVERY, clock::get).takeNow(session))
                .isFalse();
    }

    @Test
    void gameThatIsNotWantedIsForgotten() {
        Autosave autosave = new Autosave(folder, Autosave.EVERY, clock::get);
        assertThat(autosave.find()).isEmpty();
        SaveFile.write(autosave.file(), SavedGame.of(world, session));
        assertThat(autosave.find()).contains(folder.resolve("autosave.png"));

        autosave.forget();

        assertThat(autosave.find()).isEmpty();
    }

    /** Fault 25: kill -9 while it is written. */
    @Test
    void afterKill9TheAutosaveIsWholeAndNoOlderThanTheLastOneAnnounced() throws Exception {
        long before = 0;
        int halves = 0;
        for (int round = 0; round < 4; round++) {
            Path out = Files.createTempFile(folder, "child", ".out");
            Process child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-XX:TieredStopAtLevel=1",
                            Player.class.getName(),
                            folder.toString()))
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                while (announced(out) < before + 10 || !isHalf()) {
                    assertThat(child.isAlive()).isTrue();
                    assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
            halves += isHalf() ? 1 : 0;
            session.restore(SaveFile.require(folder.resolve("autosave.png"))
                    .requireOf(world)
                    .snapshot());
            assertThat(session.now().frame()).isGreaterThanOrEqualTo(announced(out));
            before = session.now().frame();
        }
        assertThat(halves).as("kills that hit the middle of a write").isPositive();
    }

    private boolean isHalf() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    private static long announced(Path out) throws IOException {
        String all = Files.readString(out);
        int end = all.lastIndexOf('\n');
        return end < 0 ? 0 : Long.parseLong(all.substring(all.lastIndexOf('\n', end - 1) + 1, end));
    }

    /** Goes on with the game that was left, saves after every frame, and prints the number of each that is on the disk. */
    static final class Player {
        private Player() {}

        public static void main(String[] args) {
            ToyWorld world = new ToyWorld();
            Session session = Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), 5));
            Autosave autosave = new Autosave(Path.of(args[0]), Duration.ZERO, System::nanoTime);
            autosave.find()
                    .ifPresent(file -> session.restore(SaveFile.require(file).snapshot()));
            while (true) {
                session.step(1);
                if (autosave.takeNow(session)) {
                    SaveFile.write(autosave.file(), SavedGame.of(world, session));
                    System.out.println(session.now().frame());
                }
            }
        }
    }
}
