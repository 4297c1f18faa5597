package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The tokens of every frame, computed once: int16, little-endian, S for each frame in the order of the frame store, in
 * one file as the frames are and on request in a second one of the frames mirrored left to right.
 */
final class TokenStore {
    private static final ValueLayout.OfShort TOKEN =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int tokensPerFrame;
    private final MemorySegment plain;
    private final MemorySegment mirrored;

    private TokenStore(int tokensPerFrame, MemorySegment plain, MemorySegment mirrored) {
        this.tokensPerFrame = tokensPerFrame;
        this.plain = plain;
        this.mirrored = mirrored;
    }

    /** @param mirrored the same file as {@code plain} if clips are never mirrored */
    static TokenStore open(Path plain, Path mirrored, int tokensPerFrame) {
        return new TokenStore(tokensPerFrame, map(plain), map(mirrored));
    }

    /**
     * A segment, since a buffer ends at 2 GiB: at 15 frames a second 13 days of video of 64 tokens, 22 hours of 920.
     */
    private static MemorySegment map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Tokens [count, frames, S] of some clips of a batch. */
    long[] clips(ClipSource.Batch batch, int first, int count, int frames) {
        long[] tokens = new long[count * frames * tokensPerFrame];
        for (int clip = 0; clip < count; clip++) {
            MemorySegment from = batch.mirrored()[first + clip] ? mirrored : plain;
            copy(from, batch.firstFrames()[first + clip], frames, tokens, clip * frames * tokensPerFrame);
        }
        return tokens;
    }

    /** Tokens [frames, S] of one clip as it is. */
    long[] clip(long firstFrame, int frames) {
        long[] tokens = new long[frames * tokensPerFrame];
        copy(plain, firstFrame, frames, tokens, 0);
        return tokens;
    }

    private void copy(MemorySegment from, long firstFrame, int frames, long[] target, int offset) {
        long start = firstFrame * tokensPerFrame;
        for (int i = 0; i < frames * tokensPerFrame; i++) {
            target[offset + i] = Short.toUnsignedLong(from.getAtIndex(TOKEN, start + i));
        }
    }
}
