package dev.djinn.runtime.onnx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where Linux keeps shared libraries: {@code LD_LIBRARY_PATH}, the folders of {@code /etc/ld.so.conf} (ld.so(8),
 * ldconfig(8)), the system's own, and where CUDA is usually installed.
 */
final class LibraryFolders {
    private static final String CONFIGURATION = "etc/ld.so.conf";
    private static final List<String> SYSTEM =
            List.of("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "lib64", "usr/lib64", "lib", "usr/lib");
    private static final List<String> OF_CUDA = List.of("lib64", "targets/x86_64-linux/lib", "lib");
    private static final Pattern SEPARATOR = Pattern.compile("[:;]");
    private static final int NESTED_INCLUDES = 8;

    private final Path root;
    private final Set<Path> folders = new LinkedHashSet<>();

    private LibraryFolders(Path root) {
        this.root = root;
    }

    /** The folders that exist under {@code root}, in the order in which they are to be searched, each once. */
    static List<Path> of(Path root, Map<String, String> environment) {
        LibraryFolders found = new LibraryFolders(root);
        SEPARATOR.splitAsStream(environment.getOrDefault("LD_LIBRARY_PATH", "")).forEach(found::add);
        found.configured(root.resolve(CONFIGURATION), NESTED_INCLUDES);
        SYSTEM.forEach(found::add);
        for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
            String home = environment.getOrDefault(variable, "");
            OF_CUDA.forEach(part -> found.add(home.isBlank() ? "" : home + "/" + part));
        }
        for (String place : List.of("usr/local/cuda*", "opt/cuda*")) {
            for (Path home : found.matching(root.resolve(place))) {
                OF_CUDA.forEach(part -> found.add(home.resolve(part)));
            }
        }
        return List.copyOf(found.folders);
    }

    private void add(String folder) {
        if (!folder.isBlank()) {
            add(inRoot(folder));
        }
    }

    private void add(Path folder) {
        if (Files.isDirectory(folder)) {
            try {
                folders.add(folder.toRealPath());
            } catch (IOException e) {
                folders.add(folder.toAbsolutePath());
            }
        }
    }

    private void configured(Path file, int depth) {
        for (String line : lines(file)) {
            String entry = line.replaceFirst("#.*", "").strip();
            if (entry.startsWith("include ") && depth > 0) {
                String pattern = entry.substring("include ".length()).strip();
                Path included = pattern.startsWith("/") ? inRoot(pattern) : file.resolveSibling(pattern);
                matching(included).forEach(more -> configured(more, depth - 1));
            } else if (entry.startsWith("/")) {
                add(entry);
            }
        }
    }

    private Path inRoot(String folder) {
        Path path = Path.of(folder);
        return path.startsWith(root) ? path : root.resolve(folder.replaceFirst("^/+", ""));
    }

    /** What the last part of {@code pattern}, which may hold {@code *}, matches. */
    private List<Path> matching(Path pattern) {
        Path folder = pattern.getParent();
        if (folder == null) {
            return List.of();
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, pattern.getFileName().toString())) {
            List<Path> sorted = new ArrayList<>();
            found.forEach(sorted::add);
            sorted.sort(null);
            return sorted;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
