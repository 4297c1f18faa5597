package dev.djinn.trainer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The identity of a list of videos at a frame spec: SHA-256 over the format version, spec, shortest run, and each file's
 * name, size and content. Of files over a megabyte sixteen blocks are read, evenly spread from the first byte to the
 * last; a re-encoded or longer video always differs there.
 */
final class Fingerprint {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 16;

    private Fingerprint() {}

    static String of(List<Path> files, FrameSpec spec, int minFrames) {
        MessageDigest digest = sha256();
        add(digest, "djinn frames " + StoreIndex.FORMAT + "\n");
        add(digest, spec.width() + "x" + spec.height() + "@" + spec.rate() + " min " + minFrames + "\n");
        for (Path file : files) {
            add(digest, VideoFolder.name(file) + "\n");
            addContent(digest, file);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addContent(MessageDigest digest, Path file) {
        if (!Files.isRegularFile(file)) {
            add(digest, "not a file\n");
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            addBlocks(digest, channel);
        } catch (IOException e) {
            add(digest, "unreadable\n");
        }
    }

    private static void addBlocks(MessageDigest digest, FileChannel channel) throws IOException {
        long size = channel.size();
        add(digest, size + "\n");
        boolean whole = size <= (long) BLOCK * BLOCKS;
        for (int i = 0; i < BLOCKS; i++) {
            long position = whole ? (long) i * BLOCK : (size - BLOCK) * i / (BLOCKS - 1);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            int got = 0;
            while (block.hasRemaining() && got >= 0) {
                got = channel.read(block, position + block.position());
            }
            digest.update(block.flip());
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
