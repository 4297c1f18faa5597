package dev.djinn.app.camera;

import dev.djinn.app.play.Camera;
import dev.djinn.app.play.CameraWords;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.image.Picture;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A camera read by another process, which may crash or hang: it is ended then, begun once more if it had seen something, and
 * else its failure is told in words.
 */
public final class ProcessCamera implements Camera {
    private static final int MOST_WORDS = 2000;

    private final Supplier<List<Path>> devices;
    private final Function<Path, List<String>> command;
    private final Duration patience;

    /**
     * The first of the cameras that there are when it is opened.
     *
     * @param command runs {@link CameraReader} on a device in another process
     * @param patience how long to wait for a frame
     */
    public ProcessCamera(Supplier<List<Path>> devices, Function<Path, List<String>> command, Duration patience) {
        this.devices = devices;
        this.command = command;
        this.patience = patience;
    }

    /** The cameras of Linux; none elsewhere. */
    public static List<Path> linuxDevices() {
        try (var entries = Files.newDirectoryStream(Path.of("/dev"), "video[0-9]*")) {
            List<Path> devices = new ArrayList<>();
            entries.forEach(devices::add);
            return devices.stream().sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public On open(Consumer<Event> listener) {
        Reading reading = new Reading(listener);
        Thread.ofPlatform().name("djinn-camera").daemon().start(reading);
        return reading;
    }

    private final class Reading implements Runnable, On {
        private final Consumer<Event> listener;
        private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("djinn-camera-watch").daemon().factory());
        private @Nullable Process process;
        private boolean isClosed;
        private volatile boolean hangs;
        private volatile boolean hasSeen;

        Reading(Consumer<Event> listener) {
            this.listener = listener;
        }

        @Override
        public void run() {
            try {
                Optional<Path> device = devices.get().stream().findFirst();
                Optional<String> obstacle = device.isEmpty()
                        ? Optional.of(Words.of("camera.none"))
                        : device.filter(path -> Files.exists(path) && !Files.isReadable(path))
                                .map(CameraWords::forbidden);
                String failure = obstacle.isPresent() ? obstacle.get() : read(device.orElseThrow());
                if (hasSeen && obstacle.isEmpty() && !isClosed()) {
                    failure = read(device.orElseThrow()); // once more: it was there a moment ago
                }
                if (!isClosed()) {
                    listener.accept(new Event.Failed(failure));
                }
            } finally {
                watchdog.shutdownNow();
            }
        }

        /** Until it ends; why it did, in words. */
        private String read(Path device) {
            hangs = false;
            try {
                Process child = start(device);
                try {
                    show(child);
                    String said = lastWords(child);
                    return hangs
                            ? Words.of("camera.hangs")
                            : hasSeen ? Words.of("camera.gone") : CameraWords.of(device, said);
                } finally {
                    child.destroyForcibly();
                }
            } catch (IOException e) {
                return hangs ? Words.of("camera.hangs") : CameraWords.of(device, String.valueOf(e.getMessage()));
            }
        }

        private void show(Process child) throws IOException {
            DataInputStream in = new DataInputStream(new BufferedInputStream(child.getInputStream()));
            for (Optional<Picture> next = read(in, child); next.isPresent() && !isClosed(); next = read(in, child)) {
                hasSeen = true;
                listener.accept(new Event.Seen(next.get()));
            }
        }

        private Optional<Picture> read(DataInputStream in, Process child) throws IOException {
            ScheduledFuture<?> bite = watch(child);
            try {
                return FrameStream.read(in);
            } finally {
                bite.cancel(false);
            }
        }

        private String lastWords(Process child) throws IOException {
            ScheduledFuture<?> bite = watch(child);
            try {
                return new String(child.getErrorStream().readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
            } finally {
                bite.cancel(false);
            }
        }

        private ScheduledFuture<?> watch(Process child) {
            return watchdog.schedule(
                    () -> {
                        hangs = true;
                        child.destroyForcibly();
                    },
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        private synchronized Process start(Path device) throws IOException {
            if (isClosed) {
                throw new IOException("closed");
            }
            Process child = new ProcessBuilder(command.apply(device)).start();
            process = child;
            return child;
        }

        private synchronized boolean isClosed() {
            return isClosed;
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
