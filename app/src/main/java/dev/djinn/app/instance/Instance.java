package dev.djinn.app.instance;

import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The one window of a player. Who holds the lock of {@code instance.lock} in the player's folder for state is the first; the
 * system takes the lock from a process that ends, however it ends, so what a crash leaves is no obstacle. The file names a
 * Unix domain socket where the first listens; it is for the same user alone. Where the folder cannot be written everybody
 * is the first.
 *
 * <p>A handover is one line of JSON; the answer is the line {@value #TAKEN}.
 */
@Owns(value = Owns.Resource.DISK, because = "the lock is a file, and so is the socket")
public final class Instance implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Instance.class.getName());
    private static final String LOCK = "instance.lock";
    private static final String SOCKET = "instance.sock";
    private static final String TAKEN = "taken";
    private static final int LONGEST_ADDRESS = 100;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    /** Beyond what is written in the file: on Windows, bytes that are locked cannot be read. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Optional<FileChannel> lock;
    private final Optional<ServerSocketChannel> server;
    /** To be deleted, in this order. */
    private final List<Path> made;

    private Instance(Optional<FileChannel> lock, Optional<ServerSocketChannel> server, List<Path> made) {
        this.lock = lock;
        this.server = server;
        this.made = made;
    }

    /**
     * Becomes the first, unless another process is.
     *
     * @param folder the player's own; need not exist
     */
    public static Optional<Instance> claim(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(file)) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(listening(folder, file));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no lock can be had, so nobody else is looked for", e);
            return Optional.of(new Instance(Optional.empty(), Optional.empty(), List.of()));
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static Instance listening(Path folder, FileChannel file) {
        try {
            Path path = address(folder);
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            file.truncate(0);
            file.write(ByteBuffer.wrap(path.toString().getBytes(StandardCharsets.UTF_8)), 0);
            Path parent = path.resolveSibling("");
            boolean isElsewhere = !parent.equals(folder.toAbsolutePath());
            return new Instance(
                    Optional.of(file), Optional.of(server), isElsewhere ? List.of(path, parent) : List.of(path));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "no socket can be had, so nothing can be handed over", e);
            return new Instance(Optional.of(file), Optional.empty(), List.of());
        }
    }

    /** In the player's folder, or where its name is too long for a socket, in a new one that only the player may enter. */
    private static Path address(Path folder) throws IOException {
        Path usual = folder.resolve(SOCKET).toAbsolutePath();
        boolean fits = usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS;
        return fits ? usual : Files.createTempDirectory("djinn-").resolve(SOCKET);
    }

    /**
     * Takes what other starts hand over, from now on, on threads of its own.
     *
     * @param taker says whether it takes it
     */
    public void listen(Predicate<Handover> taker) {
        server.ifPresent(
                open -> Thread.ofPlatform().name("djinn-instance").daemon().start(() -> accept(open, taker)));
    }

    private static void accept(ServerSocketChannel server, Predicate<Handover> taker) {
        while (server.isOpen()) {
            try {
                SocketChannel guest = server.accept();
                Thread.ofVirtual().name("djinn-handover").start(() -> take(guest, taker));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "nothing is handed over any more", e);
                return;
            }
        }
    }

    private static void take(SocketChannel guest, Predicate<Handover> taker) {
        try (guest) {
            Optional<Handover> handover = Handover.parse(readLine(Channels.newInputStream(guest)));
            if (handover.filter(taker).isPresent()) {
                write(guest, TAKEN.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a handover broke off", e);
        }
    }

    /**
     * Hands something to the first, which may have begun just now, or be about to end.
     *
     * @param patience how long to ask again
     * @return whether it took it; if not, there may be no first any more
     */
    public static boolean handOver(Path folder, Handover handover, Duration patience) {
        CompletableFuture<Boolean> isTaken = new CompletableFuture<>();
        Thread asking = Thread.ofPlatform()
                .daemon()
                .name("djinn-handing-over")
                .start(() -> askAgain(folder, handover, isTaken));
        try {
            return isTaken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "the first does not answer", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            asking.interrupt();
        }
    }

    /** Until the first takes it or there is no first; an interrupt ends it too. */
    private static void askAgain(Path folder, Handover handover, CompletableFuture<Boolean> isTaken) {
        try {
            boolean isTakenNow = isTaken(folder, handover);
            while (!isTakenNow && !isFree(folder)) {
                Thread.sleep(BETWEEN_QUESTIONS);
                isTakenNow = isTaken(folder, handover);
            }
            isTaken.complete(isTakenNow);
        } catch (IOException | UnsupportedOperationException | InterruptedException e) {
            isTaken.completeExceptionally(e);
        }
    }

    private static boolean isTaken(Path folder, Handover handover) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(Files.readString(folder.resolve(LOCK))));
            write(channel, handover.bytes());
            return readLine(Channels.newInputStream(channel)).equals(TAKEN);
        } catch (IOException | InvalidPathException e) {
            LOG.log(Level.DEBUG, "the first does not take it now", e);
            return false;
        }
    }

    private static boolean isFree(Path folder) throws IOException {
        try (FileChannel file =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return isLocked(file);
        }
    }

    private static void write(SocketChannel channel, byte[] line) throws IOException {
        OutputStream out = Channels.newOutputStream(channel);
        out.write(line);
        out.write('\n');
        out.flush();
    }

    private static String readLine(InputStream in) throws IOException {
        byte[] bytes = new byte[Handover.MOST_BYTES];
        int length = 0;
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (length == bytes.length) {
                throw new IOException("more than " + bytes.length + " bytes");
            }
            bytes[length++] = (byte) next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Lets another process be the first. */
    @Override
    public void close() {
        try {
            if (server.isPresent()) {
                server.get().close();
            }
            for (Path path : made) {
                Files.deleteIfExists(path);
            }
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the lock goes with the process", e);
        }
    }
}
