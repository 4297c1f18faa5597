package dev.djinn.engine.keep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The numbered saves of one world, {@code slot-1.png} to {@code slot-10.png}.
 *
 * @param folder where they are; it need not exist yet
 */
public record SaveSlots(Path folder) {
    public static final int SLOTS = 10;

    /** The file of slot {@code number}, 1..{@value #SLOTS}, written or not. */
    public Path file(int number) {
        if (number < 1 || number > SLOTS) {
            throw new IllegalArgumentException("slot " + number + " is not one of 1.." + SLOTS);
        }
        return folder.resolve("slot-" + number + ".png");
    }

    /** The file of slot {@code number}, if something was saved there; any picture viewer shows it. */
    public Optional<Path> find(int number) {
        return Optional.of(file(number)).filter(Files::isRegularFile);
    }

    /** The numbers of all slots that hold something, lowest first. */
    public List<Integer> used() {
        return IntStream.rangeClosed(1, SLOTS)
                .filter(number -> find(number).isPresent())
                .boxed()
                .toList();
    }
}
