package dev.djinn.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file FFmpeg is allowed to see. The kind is read from the first bytes and FFmpeg is told it, so that a
 * playlist or a script in video clothing never reaches a demuxer that would open other files or addresses.
 */
enum Container {
    ISO_MEDIA("mov"),
    MATROSKA("matroska"),
    GIF("gif");

    private static final Set<String> ISO_BOXES = Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "pnot");

    private final String demuxer;

    Container(String demuxer) {
        this.demuxer = demuxer;
    }

    /** FFmpeg's name of the demuxer. */
    String demuxer() {
        return demuxer;
    }

    /** The kind of {@code file}, or empty when it is none of ours. */
    static Optional<Container> find(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        if (head.length < 8) {
            return Optional.empty();
        }
        if (ISO_BOXES.contains(new String(head, 4, 4, StandardCharsets.ISO_8859_1))) {
            return Optional.of(ISO_MEDIA);
        }
        if (Arrays.equals(head, 0, 4, new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, 4)) {
            return Optional.of(MATROSKA);
        }
        return new String(head, 0, 4, StandardCharsets.ISO_8859_1).equals("GIF8") ? Optional.of(GIF) : Optional.empty();
    }
}
