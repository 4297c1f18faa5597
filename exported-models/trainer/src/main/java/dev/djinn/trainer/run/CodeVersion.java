package dev.djinn.trainer.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this trainer, as the build wrote it. */
public final class CodeVersion {
    private CodeVersion() {}

    /** Such as {@code 0.1.0}. */
    public static String current() {
        Properties build = new Properties();
        try (InputStream in = CodeVersion.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from this build");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version", "unknown");
    }
}
