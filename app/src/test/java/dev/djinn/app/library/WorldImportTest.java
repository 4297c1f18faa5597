package dev.djinn.app.library;

import static dev.djinn.app.library.TestWorlds.library;
import static dev.djinn.app.library.TestWorlds.toyFiles;
import static dev.djinn.app.library.TestWorlds.under;
import static dev.djinn.app.library.TestWorlds.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A world appears whole, checked and tried, or not at all; nothing else is touched. */
class WorldImportTest {
    private final TestWorlds.Kept<KnownWorld> memory = new TestWorlds.Kept<>();

    @TempDir
    private Path folder;

    private Path own;
    private Worlds worlds;

    @BeforeEach
    void open() {
        own = folder.resolve("data").resolve("worlds");
        worlds = library(memory, own);
    }

    private Path bring(Path source) {
        return worlds.bring(source, share -> {}, () -> true);
    }

    private void assertRefused(Path source, ExitCode code, String reason) throws IOException {
        List<Path> before = everything();
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> bring(source))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(".import-"));
        assertThat(everything()).isEqualTo(before);
        assertThat(worlds.list()).isEmpty();
    }

    /** All that lies in the test's folder, but for the folder of worlds itself. */
    private List<Path> everything() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !own.startsWith(path)).sorted().toList();
        }
    }

    @Test
    void folderIsCopiedAndOnlyWhatItsManifestLists() throws IOException {
        Path source = TestWorlds.toy(folder.resolve("Mein Spiel"), "Größe 1");
        Files.writeString(source.resolve("diary.txt"), "not a file of the world");
        List<Double> progress = new ArrayList<>();

        Path world = worlds.bring(source, progress::add, () -> true);

        assertThat(world).isEqualTo(own.resolve("gro-e-1"));
        assertThat(world.resolve("encoder.onnx")).hasSameBinaryContentAs(source.resolve("encoder.onnx"));
        assertThat(world.resolve("diary.txt")).doesNotExist();
        assertThat(progress).isSorted().last().isEqualTo(1.0);
        assertThat(worlds.list()).singleElement().isInstanceOfSatisfying(WorldEntry.Ready.class, ready -> {
            assertThat(ready.name()).isEqualTo("Größe 1");
            assertThat(ready.origin()).isEqualTo(WorldEntry.Origin.OWN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "toy/", "deep/er/"})
    void zipFileIsReadWhereverInItTheWorldIs(String below) throws IOException {
        Path world = bring(zip(folder.resolve("toy.world"), under(below, toyFiles())));

        assertThat(world).isEqualTo(own.resolve("toy"));
        assertThat(worlds.list()).hasSize(1).first().isInstanceOf(WorldEntry.Ready.class);
    }

    @Test
    void sameWorldIsNotImportedTwiceAndAnotherOfItsNameGetsANumber() throws IOException {
        bring(TestWorlds.TOY);

        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> bring(TestWorlds.TOY))
                .withMessageContaining("is here already");
        Worlds untried = library(memory, world -> {}, own);
        assertThat(untried.bring(TestWorlds.other(folder.resolve("other"), "toy"), share -> {}, () -> true))
                .isEqualTo(own.resolve("toy-2"));
    }

    /** Fault 1: garbage in a graph, with the hash that the manifest states. */
    @Test
    void worldThatDoesNotRunNeverAppears() throws IOException {
        Path source = TestWorlds.toy(folder.resolve("source"), "toy");
        Path graph = source.resolve("dynamics.onnx");
        byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        Path manifest = source.resolve("manifest.json");
        String hash = Hashes.sha256(graph);
        String json = Files.readString(manifest)
                .replace(hash, Hashes.sha256(garbage))
                .replaceFirst("(\"dynamics.onnx\"[^}]*\"bytes\" *: *)\\d+", "$1" + garbage.length);
        Files.writeString(manifest, json);
        Files.write(graph, garbage);

        assertRefused(source, ExitCode.BAD_INPUT, "dynamics.onnx");
    }

    /** Fault 1: truncated. */
    @Test
    void fileThatIsNotTheOneOfTheManifestIsNamed() throws IOException {
        Path source = TestWorlds.toy(folder.resolve("source"), "toy");
        byte[] bytes = Files.readAllBytes(source.resolve("lam.onnx"));
        bytes[bytes.length / 2]++;
        Files.write(source.resolve("lam.onnx"), bytes);
        assertRefused(source, ExitCode.BAD_INPUT, source.resolve("lam.onnx") + ": was changed or damaged");

        Files.write(source.resolve("lam.onnx"), Arrays.copyOf(bytes, 10));
        assertRefused(source, ExitCode.BAD_INPUT, "lam.onnx");
        Files.delete(source.resolve("lam.onnx"));
        assertRefused(source, ExitCode.BAD_INPUT, "lam.onnx: missing");
    }

    /** Fault 4: a link out of the folder. */
    @Test
    void linksAreNotFollowed() throws IOException {
        Path source = TestWorlds.toy(folder.resolve("source"), "toy");
        Path secret = Files.move(source.resolve("lam.onnx"), folder.resolve("secret"));
        Files.createSymbolicLink(source.resolve("lam.onnx"), secret);

        assertRefused(source, ExitCode.UNSAFE, "is a link");
    }

    /** Fault 5: names that lead elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escaped",
                "toy/../../escaped",
                "/etc/escaped",
                "C:\\escaped",
                "a\\..\\..\\escaped",
                "C:/x",
                "./x"
            })
    void zipWithANameThatLeadsOutOfItIsRefused(String name) throws IOException {
        Map<String, byte[]> files = toyFiles();
        files.put(name, new byte[1]);

        assertRefused(zip(folder.resolve("trap.zip"), files), ExitCode.UNSAFE, "leads out of its folder");
    }

    /** Fault 5: names that are one on some systems; and a device of Windows that the manifest lists. */
    @Test
    void zipWithNamesThatDifferInCaseAloneIsRefused() throws IOException {
        Map<String, byte[]> files = toyFiles();
        files.put("ENCODER.onnx", new byte[1]);
        assertRefused(zip(folder.resolve("twins.zip"), files), ExitCode.UNSAFE, "twice");

        files = toyFiles();
        String manifest = new String(files.get("manifest.json"), StandardCharsets.UTF_8);
        files.put("manifest.json", manifest.replace("card.md", "CON").getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(folder.resolve("con.zip"), files), ExitCode.BAD_INPUT, "CON");
    }

    /** Fault 6: a file that unpacks to more than it says. */
    @Test
    void zipBombIsStoppedAtTheSizeThatTheManifestStates() throws IOException {
        Map<String, byte[]> files = toyFiles();
        files.put("encoder.onnx", new byte[16 << 20]);
        Path bomb = zip(folder.resolve("bomb.zip"), files);
        assertThat(Files.size(bomb)).isLessThan(200_000);

        assertRefused(bomb, ExitCode.UNSAFE, "encoder.onnx: is larger than");

        files = toyFiles();
        files.put("manifest.json", new byte[16 << 20]);
        assertRefused(zip(folder.resolve("bomb2.zip"), files), ExitCode.UNSAFE, "manifest.json: is larger than");
    }

    /** Fault 6: 10^6 entries. */
    @Test
    void zipThatClaimsAMillionFilesIsNotOpened() throws IOException {
        Map<String, byte[]> files = toyFiles();
        for (int i = 0; i < 1500; i++) {
            files.put("f" + i, new byte[0]);
        }
        assertRefused(zip(folder.resolve("many.zip"), files), ExitCode.UNSAFE, "far more than a world");

        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1);
        Path zip64 = Files.write(folder.resolve("zip64.zip"), end.array());
        assertRefused(zip64, ExitCode.UNSAFE, "far more than a world");
    }

    /** Fault 6: lying sizes, overlapping or cut off entries. */
    @Test
    void zipThatIsNoneOrCutOffIsRefused() throws IOException {
        Path sound = zip(folder.resolve("toy.zip"), toyFiles());
        byte[] bytes = Files.readAllBytes(sound);
        Files.delete(sound);
        for (int length : List.of(0, 3, bytes.length / 2, bytes.length - 1)) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, length));
            assertRefused(cut, ExitCode.BAD_INPUT, "cut.zip");
        }
        Files.write(folder.resolve("cut.zip"), withoutStart(bytes));
        assertRefused(folder.resolve("cut.zip"), ExitCode.BAD_INPUT, "cut.zip");
        assertRefused(
                zip(folder.resolve("photos.zip"), Map.of("a.png", new byte[1])), ExitCode.BAD_INPUT, "not a world");
        assertRefused(
                zip(folder.resolve("two.zip"), Map.of("a/manifest.json", new byte[1], "b/manifest.json", new byte[1])),
                ExitCode.BAD_INPUT,
                "2 worlds");
    }

    /** A file without the permission to read it, on a disk that can be written. */
    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "lam.onnx"})
    void fileThatMayNotBeReadIsTheFaultOfTheWorldAndNamed(String locked) throws IOException {
        Path source = TestWorlds.toy(folder.resolve("source"), "toy");
        WorldImport imports = new WorldImport(
                own, from -> new Locked(new WorldSource.OfFolder(from), locked), world -> {}, TestWorlds.CLOCK);

        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> imports.bring(source, manifest -> {}, new WorldImport.Watch(share -> {}, () -> true)))
                .withMessage(source.resolve(locked) + ": no permission to read it; allow it, or get the world again")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
        assertThat(own).isEmptyDirectory();
    }

    /** A source with one file that the system does not let be read; root may read any, so permissions would not do. */
    private record Locked(WorldSource source, String locked) implements WorldSource {
        @Override
        public Optional<InputStream> find(String name) throws IOException {
            if (name.equals(locked)) {
                throw new AccessDeniedException(name);
            }
            return source.find(name);
        }

        @Override
        public String baseName() {
            return source.baseName();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    private static byte[] withoutStart(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 500, bytes.length - 500);
        return out.toByteArray();
    }

    @Test
    void importThatIsStoppedLeavesNothing() throws IOException {
        List<Path> before = everything();

        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> worlds.bring(TestWorlds.TOY, share -> {}, () -> false))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));

        assertThat(everything()).isEqualTo(before);
    }

    /** What an import that was killed left: gone a day later, and before that perhaps another's, at work. */
    @Test
    void leftoversOfAKilledImportGoAndThoseOfOneThatRunsStay() throws IOException {
        Path old = Files.createDirectories(own.resolve(".import-old"));
        Files.writeString(old.resolve("encoder.onnx"), "half");
        Path running = Files.createDirectories(own.resolve(".import-now"));
        Files.setLastModifiedTime(old, FileTime.from(TestWorlds.CLOCK.instant().minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(running, FileTime.from(TestWorlds.CLOCK.instant()));

        bring(TestWorlds.TOY);

        assertThat(old).doesNotExist();
        assertThat(running).exists();
        assertThat(worlds.list()).hasSize(1);
    }

    /** Fault 29: emoji, spaces, decomposed letters, 250 characters; and a language with another i. */
    @ParameterizedTest
    @ValueSource(strings = {"世界 🌍", "a\u0308 world", "very long name", "CON"})
    void worldOfAnyNameIsImportedInAnyLanguage(String name) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            String padded = name.startsWith("very") ? name.repeat(5) : name;
            Path home = folder.resolve("Ordner mit 🌍 " + "x".repeat(200)).resolve("INFO");
            Path source = TestWorlds.toy(home, padded);

            Path world = bring(source);

            assertThat(world.getFileName().toString())
                    .matches("[a-z0-9-]{1,60}")
                    .isNotEqualTo("con");
            assertThat(worlds.list())
                    .first()
                    .isInstanceOfSatisfying(
                            WorldEntry.Ready.class,
                            ready -> assertThat(ready.name()).isEqualTo(padded));
        } finally {
            Locale.setDefault(before);
        }
    }
}
