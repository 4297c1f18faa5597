package dev.djinn.app.play;

import dev.djinn.app.words.Words;

/**
 * What of the game decides the next frame: the newest frames, as many as fit into the world's window. All before them is
 * out of its mind.
 *
 * @param frames in mind
 * @param window how many it can have in mind
 * @param rate frames a second
 */
public record Memory(int frames, int window, double rate) {
    static final Memory NONE = new Memory(0, 1, 1);

    Memory at(long frame) {
        return new Memory((int) Math.min(frame + 1, window), window, rate);
    }

    /** 0..1. */
    public double filled() {
        return (double) frames / window;
    }

    /** As {@code remembers 1.1 s}. */
    public String inWords() {
        return Words.of("memory.short", frames / rate);
    }

    /** As {@code 15 of 15 frames · 1.0 s}. */
    public String counted() {
        return Words.of("memory.counted", frames, window, frames / rate);
    }

    /** What it means, in a sentence. */
    public String explained() {
        return Words.of("memory.explained", window, window / rate);
    }
}
