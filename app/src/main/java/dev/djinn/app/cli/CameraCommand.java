package dev.djinn.app.cli;

import dev.djinn.app.camera.CameraReader;
import dev.djinn.app.camera.ProcessCamera;
import dev.djinn.app.play.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The other process of the camera: this program again, with this command. */
@Command(
        name = "camera-frames",
        hidden = true,
        description = "Write what a camera sees to standard output, for the program itself.")
final class CameraCommand implements Callable<Integer> {
    private static final String NAME = "camera-frames";
    private static final String MAIN = "dev.djinn.app.Main";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "DEVICE", description = "As /dev/video0.")
    @SuppressWarnings("NullAway.Init")
    private Path device;

    @Override
    public Integer call() {
        CameraReader.read(device, System.out);
        return DjinnCommand.ok();
    }

    /** The cameras of this machine, each read by such a process. */
    static Camera camera() {
        return new ProcessCamera(
                ProcessCamera::linuxDevices,
                path -> command(
                        ProcessHandle.current().info().command().orElse("java"),
                        System.getProperty("java.class.path"),
                        path),
                PATIENCE);
    }

    /**
     * How to start the other process.
     *
     * @param running what runs this one: a java, or the program's own launcher
     */
    static List<String> command(String running, String classPath, Path device) {
        return Path.of(running).getFileName().toString().startsWith("java")
                ? List.of(
                        running,
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-cp",
                        classPath,
                        MAIN,
                        NAME,
                        device.toString())
                : List.of(running, NAME, device.toString());
    }
}
