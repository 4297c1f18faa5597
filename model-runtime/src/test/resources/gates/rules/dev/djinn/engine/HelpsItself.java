package dev.djinn.engine;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

final class HelpsItself {
    long seed = System.nanoTime() + new Random().nextLong();

    void save(Path file) throws java.io.IOException {
        Files.writeString(file, "frames");
    }

    void append(Path file) throws java.io.IOException {
        FileChannel.open(file, StandardOpenOption.APPEND).close();
    }

    void look(Path file) throws java.io.IOException {
        FileChannel.open(file, StandardOpenOption.READ).close();
    }

    void makeRoom(Path folder) throws java.io.IOException {
        Files.createDirectories(folder);
    }

    void makeRoomTheOldWay(java.io.File folder) {
        folder.mkdirs();
    }
}
