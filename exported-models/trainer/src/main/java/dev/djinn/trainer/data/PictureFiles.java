package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Pictures that are given as files and as folders of them, whose sub-folders are searched too. */
public final class PictureFiles {
    private static final Pattern CALLED_PICTURE =
            Pattern.compile(".+\\.(png|jpe?g|webp|gif|bmp)", Pattern.CASE_INSENSITIVE);

    private PictureFiles() {}

    /**
     * Every file once, sorted within its folder, by its name in the only folder given, else by its path. In folders, what
     * is not called a picture, what is hidden, and what lies in {@code without} are left out; links are not followed.
     *
     * @param without folder whose files are not wanted
     * @throws DjinnException BAD_INPUT if a folder cannot be read or holds no picture; a missing file is only found when
     *     it is read
     */
    public static SequencedMap<String, Path> list(List<Path> given, Optional<Path> without) {
        SequencedMap<String, Path> names = new LinkedHashMap<>();
        Map<Path, String> seen = new LinkedHashMap<>();
        for (Path path : given) {
            boolean isFolder = Files.isDirectory(path);
            for (Path file : isFolder ? inside(path, without) : List.of(path)) {
                String name = (isFolder && given.size() == 1 ? path.relativize(file) : file).toString();
                if (seen.putIfAbsent(real(file), name) == null) {
                    names.put(name, file);
                }
            }
        }
        return names;
    }

    private static List<Path> inside(Path folder, Optional<Path> without) {
        Optional<Path> unwanted = without.map(PictureFiles::real);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.toRealPath())) {
            Path root = folder.toRealPath();
            all.filter(Files::isRegularFile)
                    .filter(file ->
                            CALLED_PICTURE.matcher(VideoFolder.name(file)).matches())
                    .filter(file -> unwanted.stream().noneMatch(file::startsWith))
                    .map(root::relativize)
                    .filter(inside -> StreamSupport.stream(inside.spliterator(), false)
                            .noneMatch(part -> part.toString().startsWith(".")))
                    .sorted()
                    .forEach(inside -> files.add(folder.resolve(inside)));
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException ? Objects.requireNonNull(e.getCause()) : e;
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "Cannot read the folder of pictures " + folder + " (" + cause.getMessage() + ")",
                    e);
        }
        if (files.isEmpty()) {
            throw new DjinnException(ExitCode.BAD_INPUT, "No png, jpg, webp, gif or bmp file in " + folder);
        }
        return files;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
