package dev.djinn.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    /** A trainer in small: works until asked to stop, then writes its checkpoint, here for as long as it takes. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] args) throws InterruptedException {
            StopSignal stop = StopSignal.install();
            System.out.println("at work");
            while (!stop.requested()) {
                Thread.sleep(5);
            }
            System.out.println("saving");
            if (args[0].equals("close")) {
                stop.close();
                System.out.println("closed");
            }
            Thread.sleep(args[0].equals("close") ? 60_000 : Long.parseLong(args[0]));
            System.out.println("saved");
            System.exit(130);
        }
    }

    @Test
    void firstSignalLetsTheTrainerSave() throws Exception {
        Process trainer = start("50");
        BufferedReader out = trainer.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("at work");

        trainer.toHandle().destroy();

        assertThat(out.readLine()).isEqualTo("saving");
        assertThat(out.readLine()).isEqualTo("saved");
        assertThat(status(trainer)).isEqualTo(130);
    }

    @Test
    void secondSignalEndsAtOnce() throws Exception {
        Process trainer = start("60000");
        BufferedReader out = trainer.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("at work");
        trainer.toHandle().destroy();
        assertThat(out.readLine()).isEqualTo("saving");

        trainer.toHandle().destroy();

        assertThat(status(trainer)).isEqualTo(130);
        assertThat(out.readLine()).isNull();
    }

    @Test
    void closedItLetsTheNextSignalEndTheProcessAsAnyOther() throws Exception {
        Process trainer = start("close");
        BufferedReader out = trainer.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("at work");
        trainer.toHandle().destroy();
        assertThat(out.readLine()).isEqualTo("saving");
        assertThat(out.readLine()).isEqualTo("closed");

        trainer.toHandle().destroy();

        assertThat(status(trainer)).as("128 + SIGTERM").isEqualTo(143);
    }

    private static Process start(String savingMillis) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-Xshare:auto", "-cp", path, Worker.class.getName(), savingMillis)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int status(Process trainer) throws InterruptedException {
        assertThat(trainer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return trainer.exitValue();
    }
}
