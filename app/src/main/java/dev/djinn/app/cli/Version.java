package dev.djinn.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions that the build wrote into {@code version.properties}. */
final class Version implements IVersionProvider {
    private static final String RESOURCE = "/dev/djinn/app/version.properties";

    static String javafx() {
        return read("javafx");
    }

    /** Of all that decides how fast a world plays. */
    static String ofPlay() {
        return "djinn " + read("djinn") + ", ONNX Runtime " + read("onnxruntime");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"djinn " + read("djinn")};
    }

    private static String read(String key) {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(key);
    }
}
