package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A branch of a {@link Timeline}: the frames after {@code fork}. Those up to {@code fork} are its parent's; a branch
 * without parent begins with a prompt, frame 0.
 */
final class Limb {
    private static final int OVERHEAD = 384;

    /** What a branch without parent begins with. */
    record Root(Picture prompt, long[] prompt_S) {}

    final int id;
    final Branch.Kind kind;
    final Root root;
    final @Nullable Limb parent;
    final int fork;
    final Strand strand;
    /** Where it came from. */
    final Optional<Place> from;

    /** How many other branches leave this one. */
    int children;
    /** When it was last played; greater is later. */
    long visit;

    /** A branch that begins with a prompt. */
    Limb(int id, Branch.Kind kind, Root root, Optional<Place> from, Attic attic) {
        this.id = id;
        this.kind = kind;
        this.root = root;
        this.parent = null;
        this.fork = 0;
        this.strand = new Strand(root.prompt_S().length, attic);
        this.from = from;
    }

    /** A branch that leaves {@code parent} after its frame {@code fork}. */
    Limb(int id, Limb parent, int fork, Attic attic) {
        this.id = id;
        this.kind = Branch.Kind.FORK;
        this.root = parent.root;
        this.parent = parent;
        this.fork = fork;
        this.strand = new Strand(root.prompt_S().length, attic);
        this.from = Optional.of(new Place(parent.id, fork));
    }

    int last() {
        return fork + strand.length();
    }

    /** Whether it has this frame of its own, and its tokens. */
    boolean knows(int frame) {
        return strand.knows(frame - fork - 1);
    }

    long[] tokens(int frame) {
        return frame == 0 ? root.prompt_S().clone() : strand.tokens(frame - fork - 1);
    }

    int action(int frame) {
        return strand.action(frame - fork - 1);
    }

    SessionSettings settings(int frame) {
        return strand.settings(frame - fork - 1);
    }

    /** Whether it has a frame of its own at {@code frame}, with tokens, to which this action led under these settings. */
    boolean leads(int frame, int action, SessionSettings wanted) {
        return knows(frame) && action(frame) == action && settings(frame).equals(wanted);
    }

    long bytes() {
        long prompt = parent == null ? root.prompt().bgra().length + (long) root.prompt_S().length * Long.BYTES : 0;
        return OVERHEAD + prompt + strand.bytes();
    }
}
