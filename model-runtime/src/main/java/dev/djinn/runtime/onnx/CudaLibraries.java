package dev.djinn.runtime.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shared libraries that the CUDA provider of ONNX Runtime 1.29 wants on Linux, and where they are. It links those of
 * CUDA 12 and runs with no others; cuDNN and cuFFT it opens when a graph has an operator that needs them.
 *
 * @param libraries in the order in which they depend on each other
 * @param searched the folders that were looked into
 * @param others CUDA runtimes of other versions that were found
 */
public record CudaLibraries(List<Library> libraries, List<Path> searched, List<Path> others) {
    private static final int VERSION = 12;
    private static final List<String> LINKED =
            List.of("libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10");
    private static final List<String> ON_DEMAND = List.of("libcufft.so.11", "libcudnn.so.9");
    private static final Pattern RUNTIME = Pattern.compile("libcudart\\.so\\.(\\d+)");

    /**
     * A library by the name it is linked with.
     *
     * @param required whether nothing runs on CUDA without it
     * @param place its file, or who else finds it; empty if it is missing
     */
    public record Library(String name, boolean required, Optional<String> place) {}

    /** Looks where the system's loader looks, and where CUDA is usually installed. */
    public static CudaLibraries here() {
        return search(LibraryFolders.of(Path.of("/"), System.getenv()), CudaLibraries::loads);
    }

    /**
     * Looks into {@code folders}; what lies in none of them the loader is asked for by name.
     *
     * @param loader whether the system's loader finds a library of this name
     */
    static CudaLibraries search(List<Path> folders, Predicate<String> loader) {
        List<Library> libraries = Stream.concat(
                        LINKED.stream().map(name -> library(name, true, folders, loader)),
                        ON_DEMAND.stream().map(name -> library(name, false, folders, loader)))
                .toList();
        return new CudaLibraries(libraries, folders, otherRuntimes(folders));
    }

    public List<Library> found() {
        return libraries.stream().filter(library -> library.place().isPresent()).toList();
    }

    public List<Library> missing() {
        return libraries.stream().filter(library -> library.place().isEmpty()).toList();
    }

    /** Why CUDA cannot run with these, in one plain line. */
    public Optional<String> findObstacle() {
        String lacking =
                missing().stream().filter(Library::required).map(Library::name).collect(Collectors.joining(", "));
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        String needed = "this build needs CUDA " + VERSION + ", of which " + lacking + " not found";
        if (others.isEmpty()) {
            return Optional.of(needed + " in " + searched.size() + " folders; install CUDA " + VERSION
                    + " or name its folder in LD_LIBRARY_PATH");
        }
        return Optional.of("this machine has CUDA " + versions() + " (" + others.getFirst() + ") and " + needed
                + "; install the libraries of CUDA " + VERSION + " beside it");
    }

    /**
     * Loads what was found, so that ONNX Runtime finds it loaded, in whichever folder it lies; gives the reason if one
     * that is required does not load.
     */
    Optional<String> load() {
        for (Library library : found()) {
            String place = library.place().orElseThrow();
            try {
                if (place.startsWith("/")) {
                    SymbolLookup.libraryLookup(Path.of(place), Arena.global());
                }
            } catch (IllegalArgumentException e) {
                if (library.required()) {
                    return Optional.of(place + " does not load; install CUDA " + VERSION + " again");
                }
            }
        }
        return Optional.empty();
    }

    private String versions() {
        return others.stream()
                .map(file -> RUNTIME.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> Integer.valueOf(name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static Library library(String name, boolean required, List<Path> folders, Predicate<String> loader) {
        Optional<String> place = folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .map(file -> file.toAbsolutePath().toString())
                .findFirst()
                .or(() -> loader.test(name) ? Optional.of("the system's loader") : Optional.empty());
        return new Library(name, required, place);
    }

    private static List<Path> otherRuntimes(List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> runtimes(folder).stream())
                .filter(file -> !file.endsWith(LINKED.getFirst()))
                .toList();
    }

    private static List<Path> runtimes(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> RUNTIME.matcher(file.getFileName().toString()).matches())) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            found.sort(null);
            return found;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
