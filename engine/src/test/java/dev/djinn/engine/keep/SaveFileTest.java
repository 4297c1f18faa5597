package dev.djinn.engine.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code engine/docs/keep.md}, saves. */
class SaveFileTest {
    @TempDir
    private Path folder;

    private final ToyWorld world = new ToyWorld();
    private final Session session =
            Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), 5));
    private Path file;

    @BeforeEach
    void play() {
        file = folder.resolve("slot-1.png");
        for (int i = 0; i < 40; i++) {
            session.step(i % 8);
        }
        session.scrubTo(20);
        session.tune(new SessionSettings(77, session.settings().sampling()));
        session.step(7);
        SaveFile.write(file, SavedGame.of(world, session));
    }

    @Test
    void saveIsAPictureOfTheFrameForAnyViewer() {
        assertThat(Pictures.read(file)).isEqualTo(session.now().picture());
        assertThat(file).isRegularFile();
        assertThat(file.toFile().length()).isLessThan(4096);
    }

    @Test
    void savedGameGoesOnAsTheOneThatWasSaved() {
        Session other = Session.start(world, ToyWorld.grey(9), SessionSettings.defaults(world.manifest(), 1));

        other.restore(SaveFile.require(file).requireOf(world).snapshot());

        assertThat(other.now().frame()).isEqualTo(21);
        assertThat(other.now().tokens_S()).isEqualTo(session.now().tokens_S());
        assertThat(other.journey()).isEqualTo(session.journey());
        assertThat(other.settings()).isEqualTo(session.settings());
        assertThat(other.step(2).tokens_S()).isEqualTo(session.step(2).tokens_S());
        assertThat(other.scrubTo(3).tokens_S()).isEqualTo(session.scrubTo(3).tokens_S());
        assertThat(other.restart().picture()).isEqualTo(ToyWorld.grey(3));
    }

    @Test
    void saveAtThePromptIsASaveToo() {
        session.restart();
        SaveFile.write(file, SavedGame.of(world, session));

        assertThat(SaveFile.require(file).snapshot().frame()).isZero();
        assertThat(session.restore(SaveFile.require(file).snapshot()).picture()).isEqualTo(ToyWorld.grey(3));
    }

    @Test
    void saveOfAnotherWorldIsRefusedByName() {
        ToyWorld other = new ToyWorld() {
            @Override
            public String hash() {
                return "1".repeat(64);
            }
        };
        assertRefused(() -> SaveFile.require(file).requireOf(other), "another world, \"toy\"");
    }

    @Test
    void saveWithTokensThatTheWorldDoesNotHaveLeavesTheGameAsItWas() {
        SavedGame saved = SaveFile.require(file);
        saved.snapshot().tokens_TS()[2][3] = ToyWorld.VOCABULARY;
        Moment before = session.now();

        assertRefused(() -> session.restore(saved.snapshot()), "other tokens");
        assertThat(session.now()).isSameAs(before);
    }

    /** Every length and every changed byte; none is loaded, none is more than a line. */
    @Test
    void saveThatIsCutOffOrChangedAnywhereIsRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertRefused(() -> SaveFile.read(cut, "x.png"), "x.png");
        }
        int pictures = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            try {
                if (SaveFile.read(changed, "x.png") instanceof SaveFile.Found.PictureOnly) {
                    pictures++; // the name of the chunk itself
                } else {
                    assertThat(crcOrHarmless(whole, i)).as("byte %d", i).isTrue();
                }
            } catch (DjinnException e) {
                assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
                assertThat(e.getMessage()).hasLineCount(1);
            }
        }
        assertThat(pictures).isLessThanOrEqualTo(4);
    }

    /** The checksums that PNG itself has, and nothing else, may differ: ours decide. */
    private static boolean crcOrHarmless(byte[] png, int at) {
        ByteBuffer rest = ByteBuffer.wrap(png);
        for (int chunk = 8; chunk < png.length; ) {
            int end = chunk + 8 + rest.getInt(chunk);
            if (at >= end && at < end + 4) {
                return true;
            }
            chunk = end + 4;
        }
        return false;
    }

    @Test
    void newerFormatIsToldAsOne() throws IOException {
        byte[] png = Files.readAllBytes(file);
        int chunk = indexOf(png, Pngs.CHUNK);
        ByteBuffer.wrap(png).putShort(chunk + 4 + 8, (short) 9);
        CRC32 crc = new CRC32();
        int length = ByteBuffer.wrap(png).getInt(chunk - 4);
        crc.update(png, chunk, length + 4);
        ByteBuffer.wrap(png).putInt(chunk + 4 + length, (int) crc.getValue());

        assertRefused(() -> SaveFile.read(png, "x.png"), "format 9 and needs a newer Djinn");
    }

    /** Fault 35: a chat program recompressed the save. */
    @Test
    void pictureWithoutItsGameIsToldAndOfferedAsAPrompt() {
        Path sent = folder.resolve("sent.png");
        AtomicFiles.write(sent, out -> Pictures.writePng(session.now().picture(), out));

        assertThat(SaveFile.read(sent))
                .isEqualTo(new SaveFile.Found.PictureOnly(session.now().picture()));
        assertRefused(() -> SaveFile.require(sent), "begin a new game with this picture");
        assertThat(SaveFile.carriesGame(sent)).isFalse();
        assertThat(SaveFile.carriesGame(folder.resolve("none.png"))).isFalse();
        assertThat(SaveFile.carriesGame(file)).isTrue();
    }

    @Test
    void noFileAndNoPngAreRefused() {
        assertRefused(() -> SaveFile.require(folder.resolve("none.png")), "there is no such file");
        AtomicFiles.write(folder.resolve("text.png"), "hello".getBytes(StandardCharsets.UTF_8));
        assertRefused(() -> SaveFile.require(folder.resolve("text.png")), "this is no save");
    }

    /** Fault 24: the disk is full; the old save stays whole. */
    @Test
    void fullDiskLeavesTheOldSaveAsItWas() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(16 * 1024)
                .setBlockSize(512)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path slot = disk.getPath("/saves/slot-1.png");
            SaveFile.write(slot, SavedGame.of(world, session));
            byte[] old = Files.readAllBytes(slot);
            Files.write(disk.getPath("/saves/other"), new byte[15 * 1024 - old.length]);

            assertThatThrownBy(() -> SaveFile.write(slot, SavedGame.of(world, session)))
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE))
                    .hasMessageContaining("disk is full");
            assertThat(Files.readAllBytes(slot)).isEqualTo(old);
        }
    }

    @Test
    void slotsAreFilesByNumber() {
        SaveSlots slots = new SaveSlots(folder);

        assertThat(slots.used()).containsExactly(1);
        assertThat(slots.find(1)).contains(file);
        assertThat(slots.find(2)).isEmpty();
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DjinnException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(e.getMessage()).hasLineCount(1).contains(message);
        });
    }
}
