package dev.djinn.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fault 26: two instances, with two real processes. */
@Timeout(300)
class InstanceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    /** Fault 26. */
    @Test
    void secondIsRefusedAndHandsItsWorldAndPictureToTheFirst() throws Exception {
        Path state = folder.resolve("state");
        try (OtherDjinn first = OtherDjinn.start(state, true)) {
            assertThat(Instance.claim(state)).isEmpty();

            Handover given =
                    new Handover(Optional.of(Path.of("/worlds/wüste")), Optional.of(Path.of("/my pictures/\"a\".png")));
            assertThat(Instance.handOver(state, given, PATIENCE)).isTrue();
            assertThat(first.says())
                    .isEqualTo("{\"world\":\"/worlds/wüste\",\"picture\":\"/my pictures/\\\"a\\\".png\"}");
            assertThat(Instance.handOver(state, Handover.NOTHING, PATIENCE)).isTrue();
            assertThat(first.says()).isEqualTo("{}");

            try (SocketChannel stranger =
                    SocketChannel.open(UnixDomainSocketAddress.of(Files.readString(state.resolve("instance.lock"))))) {
                stranger.write(StandardCharsets.UTF_8.encode("GET / HTTP/1.1\n"));
                assertThat(Channels.newInputStream(stranger).read())
                        .as("what is no handover gets no answer")
                        .isNegative();
            }
            assertThat(Instance.handOver(state, Handover.NOTHING, PATIENCE)).isTrue();
        }
    }

    /** Fault 26. */
    @Test
    void whatAKilledFirstLeavesIsNoObstacle() throws Exception {
        OtherDjinn.start(folder, true).close();
        assertThat(folder).isDirectoryContaining("glob:**.lock").isDirectoryContaining("glob:**.sock");

        assertThat(Instance.handOver(folder, Handover.NOTHING, PATIENCE)).isFalse();
        Instance next = Instance.claim(folder).orElseThrow();
        next.close();
        assertThat(folder.resolve("instance.sock")).doesNotExist();
        try (OtherDjinn afterThat = OtherDjinn.start(folder, true)) {
            assertThat(Instance.claim(folder)).isEmpty();
            assertThat(Instance.handOver(folder, Handover.NOTHING, PATIENCE)).isTrue();
            assertThat(afterThat.says()).isEqualTo("{}");
        }
    }

    /** Fault 26. */
    @Test
    void firstThatDoesNotAnswerIsNotWaitedForLong() throws Exception {
        OtherDjinn deaf = OtherDjinn.start(folder, false);
        assertThat(Instance.handOver(folder, Handover.NOTHING, Duration.ofMillis(200)))
                .isFalse();
        deaf.close();
    }

    /** Fault 26: the first holds the lock a moment before it listens, with the address of one before it in the file. */
    @Test
    void firstThatBeginsJustNowIsAskedUntilItListens() throws Exception {
        try (OtherDjinn first = OtherDjinn.start(folder, true)) {
            Path file = folder.resolve("instance.lock");
            String address = Files.readString(file);
            for (String before : List.of("", folder.resolve("stale.sock").toString())) {
                Files.writeString(file, before);
                CompletableFuture<Boolean> isTaken =
                        CompletableFuture.supplyAsync(() -> Instance.handOver(folder, Handover.NOTHING, PATIENCE));
                Thread.sleep(300);
                assertThat(isTaken).isNotDone();
                Files.writeString(file, address);

                assertThat(isTaken.get()).isTrue();
                assertThat(first.says()).isEqualTo("{}");
            }
        }
    }

    /** Fault 26: whoever asks may be the first then. */
    @Test
    void firstThatEndsWithoutTakingItIsNotAskedAnyMore() throws Exception {
        OtherDjinn ending = OtherDjinn.start(folder, false);
        CompletableFuture<Boolean> isTaken =
                CompletableFuture.supplyAsync(() -> Instance.handOver(folder, Handover.NOTHING, PATIENCE));
        Thread.sleep(300);
        assertThat(isTaken).isNotDone();
        ending.close();

        assertThat(isTaken.get(PATIENCE.toSeconds() / 2, TimeUnit.SECONDS)).isFalse();
        try (Instance next = Instance.claim(folder).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }

    /** Fault 26: two users, or one with two homes. */
    @Test
    void twoUsersDoNotCollideAndNobodyElseMayEnter() throws Exception {
        try (OtherDjinn first = OtherDjinn.start(folder.resolve("ann"), true);
                Instance second = Instance.claim(folder.resolve("bob")).orElseThrow()) {
            assertThat(second).isNotNull();
            assertThat(Instance.handOver(folder.resolve("ann"), Handover.NOTHING, PATIENCE))
                    .isTrue();
            assertThat(first.says()).isEqualTo("{}");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("ann").resolve("instance.sock"))))
                    .isEqualTo("rw-------");
        }
    }

    /** Fault 29: a socket's name has room for some 100 bytes. */
    @Test
    void longFolderNamesWorkToo() throws Exception {
        Path deep = folder.resolve("ö".repeat(70)).resolve("x".repeat(70));
        try (OtherDjinn first = OtherDjinn.start(deep, true)) {
            assertThat(Instance.handOver(deep, Handover.NOTHING, PATIENCE)).isTrue();
            assertThat(first.says()).isEqualTo("{}");
        }
        Instance next = Instance.claim(deep).orElseThrow();
        Path address = Path.of(Files.readString(deep.resolve("instance.lock")));
        assertThat(address).exists();
        next.close();
        assertThat(address.getParent()).as("the folder that was made for it").doesNotExist();
    }

    /** Fault 28: the program runs where nothing can be written. */
    @Test
    void whereNoLockCanBeHadEverybodyIsTheFirst() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThat(Instance.claim(file.resolve("state"))).isPresent();
    }
}
