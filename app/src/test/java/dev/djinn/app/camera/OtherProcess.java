package dev.djinn.app.camera;

import java.nio.file.Path;
import java.util.List;

/** The program again, as it starts itself to read a camera. */
public final class OtherProcess {
    private OtherProcess() {}

    public static List<String> reader(Path device) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.djinn.app.Main",
                "camera-frames",
                device.toString());
    }
}
