package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The prompts a world is played from, one in each clip, in the clips' order.
 *
 * @param any from the first clips, whatever the hero does there
 * @param standing from the first clips in which he stands
 */
record Prompts(List<Prompt> any, List<Prompt> standing) {
    /** As many as wanted, from one picture after another; beyond the last again from the first, with other dice. */
    static Prompts ofPictures(List<Picture> pictures, int count) {
        List<Prompt> prompts = IntStream.range(0, count)
                .mapToObj(n -> new Prompt(n, List.of(pictures.get(n % pictures.size()))))
                .toList();
        return new Prompts(prompts, prompts);
    }

    /** Up to {@code most} of each. */
    static Prompts choose(HeldOut heldOut, int most) {
        List<Clip> clips = heldOut.clips(Integer.MAX_VALUE);
        List<Prompt> any = new ArrayList<>();
        List<Prompt> standing = new ArrayList<>();
        for (int n = 0; n < clips.size() && standing.size() < most; n++) {
            Prompt prompt = new Prompt(n, heldOut.frames(clips.get(n), Prompt.FRAMES));
            if (any.size() < most) {
                any.add(prompt);
            }
            if (prompt.standing()) {
                standing.add(prompt);
            }
        }
        return new Prompts(List.copyOf(any), List.copyOf(standing));
    }

    /** Every prompt once. */
    List<Prompt> distinct() {
        Set<Prompt> distinct = new LinkedHashSet<>(any);
        distinct.addAll(standing);
        return List.copyOf(distinct);
    }
}
