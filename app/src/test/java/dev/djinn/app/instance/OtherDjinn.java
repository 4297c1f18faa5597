package dev.djinn.app.instance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another process that has the window of a player, and says what it is handed; to be killed. */
public final class OtherDjinn implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private OtherDjinn(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param listens whether it answers */
    public static OtherDjinn start(Path folder, boolean listens) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherDjinn.class.getName(),
                        folder.toString(),
                        String.valueOf(listens))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        OtherDjinn other = new OtherDjinn(process);
        if (!other.says().equals("first")) {
            throw new IllegalStateException("another process has the folder already");
        }
        return other;
    }

    /** The next line it says. */
    public String says() {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Instance instance = Instance.claim(Path.of(arguments[0])).orElseThrow();
        if (Boolean.parseBoolean(arguments[1])) {
            instance.listen(handover -> {
                System.out.println(new String(handover.bytes(), StandardCharsets.UTF_8));
                return true;
            });
        }
        System.out.println("first");
        new CountDownLatch(1).await();
    }
}
