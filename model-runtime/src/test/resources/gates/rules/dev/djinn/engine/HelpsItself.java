package dev.djinn.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

final class HelpsItself {
    long seed = System.nanoTime() + new Random().nextLong();

    void save(Path file) throws java.io.IOException {
        Files.writeString(file, "frames");
    }
}
