package dev.djinn.engine.session;

/**
 * What a timeline may take of the memory.
 *
 * @param spillAbove bytes above which frames go to the disk, if there is one
 * @param forgetAbove bytes above which frames are forgotten if they cannot go there
 * @param kept frames up to the cursor that stay in any case, beside those that the world looks at
 */
record MemoryLimits(long spillAbove, long forgetAbove, int kept) {
    private static final int KEPT = 1024;

    static MemoryLimits of(long bytes) {
        return new MemoryLimits(bytes, bytes, KEPT);
    }

    /** What is left after spilling; a little at a time, so that no frame waits long. */
    long afterSpilling() {
        return spillAbove - spillAbove / 64;
    }

    /** What is left after forgetting. */
    long afterForgetting() {
        return forgetAbove - forgetAbove / 8;
    }
}
