package dev.djinn.runtime.onnx;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * What callers give to a world: checked against its manifest with messages that teach, and packed into direct buffers.
 */
final class Given {
    private final WorldManifest manifest;

    Given(WorldManifest manifest) {
        this.manifest = manifest;
    }

    /** Frames as uint8 {@code [T, H, W, 4]}. */
    ByteBuffer frames(List<Picture> frames, int fewest) {
        int width = manifest.frame().width();
        int height = manifest.frame().height();
        require(frames.size() >= fewest, "frames: T is " + frames.size() + ", at least " + fewest + " needed");
        for (int t = 0; t < frames.size(); t++) {
            Picture frame = frames.get(t);
            require(
                    frame.width() == width && frame.height() == height,
                    "frames: frame " + t + " is " + frame.width() + "x" + frame.height() + ", this world has " + width
                            + "x" + height);
        }
        ByteBuffer packed = GraphCall.newBytes(frames.size() * frames.getFirst().bgra().length);
        frames.forEach(frame -> packed.put(frame.bgra()));
        return packed.flip();
    }

    /** Tokens as int64 {@code [T, S]}. */
    LongBuffer tokens(long[][] tokens_TS) {
        int tokens = manifest.tokensPerFrame();
        require(tokens_TS.length >= 1, "tokens: T is 0, at least 1 frame needed");
        LongBuffer packed = GraphCall.newLongs(Math.multiplyExact(tokens_TS.length, tokens));
        for (int t = 0; t < tokens_TS.length; t++) {
            long[] tokens_S = tokens_TS[t];
            require(
                    tokens_S.length == tokens,
                    "tokens: S is " + tokens_S.length + " in frame " + t + ", this world has " + tokens);
            requireCodes("tokens: frame " + t, tokens_S, manifest.vocabulary());
            packed.put(tokens_S);
        }
        return packed.flip();
    }

    /** Actions as int64 {@code [T]}. */
    LongBuffer actions(long[] actions_T, int frames) {
        require(
                actions_T.length == frames,
                "actions: T is " + actions_T.length + ", the tokens have " + frames + " frames: one action after each");
        requireActions(actions_T);
        return GraphCall.newLongs(frames).put(0, actions_T);
    }

    /** Actions as int64 {@code [T-1]}, each between two frames. */
    LongBuffer between(long[] actions_T, int frames) {
        require(
                actions_T.length == frames - 1,
                "actions: there are " + actions_T.length + " between " + frames + " frames, " + (frames - 1)
                        + " needed");
        requireActions(actions_T);
        return GraphCall.newLongs(frames).put(0, actions_T).limit(frames - 1);
    }

    int action(int code) {
        requireActions(code);
        return code;
    }

    private void requireActions(long... actions) {
        int none = manifest.noAction();
        for (long action : actions) {
            require(
                    action >= 0 && action <= none,
                    "actions: has code " + action + ", this world has 0.." + (none - 1) + " and " + none + " for none");
        }
    }

    private static void requireCodes(String what, long[] codes, int count) {
        for (long code : codes) {
            require(code >= 0 && code < count, what + " has code " + code + ", this world has 0.." + (count - 1));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
