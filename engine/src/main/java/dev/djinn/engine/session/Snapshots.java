package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Arrays;
import java.util.stream.Stream;

/** Whether a game that was kept can be gone on with. */
final class Snapshots {
    private static final long MAX_FRAMES = 20_000_000;

    private Snapshots() {}

    /** @throws DjinnException BAD_INPUT if it cannot be of this world */
    static void requireOf(WorldManifest world, Snapshot snapshot) {
        Journey journey = snapshot.journey();
        boolean fits = journey.prompt().width() == world.frame().width()
                && journey.prompt().height() == world.frame().height();
        boolean possible = journey.frames() <= MAX_FRAMES
                && journey.stretches().stream().allMatch(stretch -> stretch.action() <= world.noAction());
        boolean spoken = Stream.concat(Stream.of(snapshot.prompt_S()), Arrays.stream(snapshot.tokens_TS()))
                .allMatch(tokens_S -> speaks(world, tokens_S));
        if (!fits || !possible || !spoken) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "this game was not played in world " + world.name() + ": it has "
                            + (!fits
                                    ? "pictures of another size"
                                    : !possible ? "other actions or too many frames" : "other tokens"));
        }
    }

    /** Whether these can be the tokens of one of its frames. */
    static boolean speaks(WorldManifest world, long[] tokens_S) {
        return tokens_S.length == world.tokensPerFrame()
                && Arrays.stream(tokens_S).allMatch(token -> token >= 0 && token < world.vocabulary());
    }
}
