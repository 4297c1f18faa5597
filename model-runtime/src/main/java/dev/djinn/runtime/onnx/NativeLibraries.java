package dev.djinn.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * ONNX Runtime's native libraries, unpacked once into a folder that stays. Left alone, ONNX Runtime unpacks them to the
 * temporary folder at each start: 28 MB, and 583 MB more as soon as anybody asks for CUDA.
 *
 * <p>The folder's name carries the checksum of the main library, so that two versions never meet in it.
 */
final class NativeLibraries {
    private static final List<String> ALWAYS =
            List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");
    private static final String MAIN = ALWAYS.getFirst();
    private static final String CUDA = "onnxruntime_providers_cuda";

    private final Path folder;

    private NativeLibraries(Path folder) {
        this.folder = folder;
    }

    /** Where the libraries lie. */
    Path folder() {
        return folder;
    }

    /**
     * Unpacks what is not there yet and tries to load it; empty if this folder does not serve (read-only, full, mounted
     * noexec) or this build has no library for the machine.
     */
    static Optional<NativeLibraries> unpack(Path cache) {
        try {
            Optional<JarEntry> main = entry(MAIN);
            if (main.isEmpty()) {
                return Optional.empty();
            }
            Path folder = cache.toAbsolutePath()
                    .resolve(String.format(
                            Locale.ROOT,
                            "onnxruntime-%s-%08x",
                            platform(),
                            main.get().getCrc()));
            for (String library : ALWAYS) {
                unpackOne(library, folder);
            }
            System.load(folder.resolve(fileName(MAIN)).toString());
            return Optional.of(new NativeLibraries(folder));
        } catch (IOException | DjinnException | UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    /** Whether this build carries the CUDA provider; says nothing about the machine. */
    static boolean carryCuda() {
        String given = System.getProperty(OnnxEngine.NATIVE_PATH);
        return OrtEnvironment.class.getResource(resourceName(CUDA)) != null
                || (given != null && Files.exists(Path.of(given, fileName(CUDA))));
    }

    /** Whether any build of ONNX Runtime carries a CUDA provider for this system. */
    static boolean mayCarryCuda() {
        return platform().equals("linux-x64") || platform().equals("win-x64");
    }

    /**
     * Unpacks the CUDA provider, 583 MB, if it is not there yet. Its size is enough to know it again: to read it all
     * would cost half a second at each start, and it was written whole or not at all.
     *
     * @throws DjinnException CANNOT_WRITE if it does not fit
     */
    void unpackCuda() {
        try {
            Optional<JarEntry> entry = entry(CUDA);
            Path file = folder.resolve(fileName(CUDA));
            if (entry.isPresent()
                    && !(Files.isRegularFile(file)
                            && Files.size(file) == entry.get().getSize())) {
                AtomicFiles.write(file, out -> copyResource(CUDA, out));
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    private static void unpackOne(String library, Path folder) throws IOException {
        Optional<JarEntry> entry = entry(library);
        Path file = folder.resolve(fileName(library));
        if (entry.isEmpty() || isWhole(file, entry.get())) {
            return;
        }
        AtomicFiles.write(file, out -> copyResource(library, out));
    }

    private static void copyResource(String library, OutputStream out) throws IOException {
        try (InputStream in = resource(library).openStream()) {
            in.transferTo(out);
        }
    }

    private static boolean isWhole(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue() == entry.getCrc();
    }

    private static Optional<JarEntry> entry(String library) throws IOException {
        URL url = OrtEnvironment.class.getResource(resourceName(library));
        if (url != null && url.openConnection() instanceof JarURLConnection jar) {
            return Optional.ofNullable(jar.getJarEntry());
        }
        return Optional.empty();
    }

    private static URL resource(String library) throws IOException {
        URL url = OrtEnvironment.class.getResource(resourceName(library));
        if (url == null) {
            throw new IOException("no " + resourceName(library));
        }
        return url;
    }

    private static String resourceName(String library) {
        return "/ai/onnxruntime/native/" + platform() + "/" + fileName(library);
    }

    private static String fileName(String library) {
        return System.mapLibraryName(library);
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String kind = system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
        return kind + "-" + (arch.equals("aarch64") ? "aarch64" : "x64");
    }
}
