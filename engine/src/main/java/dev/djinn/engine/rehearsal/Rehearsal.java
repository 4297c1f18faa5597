package dev.djinn.engine.rehearsal;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A player without a mind: holds keys for a while each, rewinds and goes on otherwise, saves, loads, restarts. It does each
 * of these once, in order, and then by the dice.
 */
public final class Rehearsal {
    private static final int SHORTEST_MILLIS = 150;
    private static final int LONGEST_MILLIS = 1_500;
    private static final int REWIND_MILLIS = 700;

    /** What a player does, and how often of a hundred times. */
    private enum Deed {
        HOLD(72),
        SAVE(5),
        IDLE(8),
        REWIND(10),
        RESTART(2),
        LOAD(3);

        private final int percent;

        Deed(int percent) {
            this.percent = percent;
        }

        static Deed draw(SplittableRandom dice) {
            int left = dice.nextInt(100);
            for (Deed deed : values()) {
                left -= deed.percent;
                if (left < 0) {
                    return deed;
                }
            }
            return HOLD;
        }
    }

    /** What was done. */
    public record Tally(int holds, int rewinds, int saves, int loads, int restarts) {}

    private final Seat seat;
    private final int actions;
    private final SplittableRandom dice;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> watcher;
    private int holds;
    private int rewinds;
    private int saves;
    private int loads;
    private int restarts;

    private Rehearsal(
            Seat seat, int actions, SplittableRandom dice, LongSupplier nanoTime, Consumer<Duration> watcher) {
        this.seat = seat;
        this.actions = actions;
        this.dice = dice;
        this.nanoTime = nanoTime;
        this.watcher = watcher;
    }

    /**
     * Plays on the calling thread, which waits between deeds, for {@code length} or a little longer,
     * and until everything was done once.
     *
     * @param actions of the world
     * @param watcher told after each deed how long it plays
     * @throws InterruptedException if the thread is told to end
     */
    public static Tally play(
            Seat seat,
            int actions,
            Duration length,
            SplittableRandom dice,
            LongSupplier nanoTime,
            Consumer<Duration> watcher)
            throws InterruptedException {
        return new Rehearsal(seat, actions, dice, nanoTime, watcher).play(length);
    }

    private Tally play(Duration length) throws InterruptedException {
        long began = nanoTime.getAsLong();
        Duration played = Duration.ZERO;
        for (int deed = 0; deed < Deed.values().length || played.compareTo(length) < 0; deed++) {
            doOne(deed < Deed.values().length ? Deed.values()[deed] : Deed.draw(dice));
            played = Duration.ofNanos(nanoTime.getAsLong() - began);
            watcher.accept(played);
        }
        return new Tally(holds, rewinds, saves, loads, restarts);
    }

    private void doOne(Deed deed) throws InterruptedException {
        switch (deed) {
            case HOLD -> hold();
            case IDLE -> waitSome(LONGEST_MILLIS);
            case REWIND -> {
                rewinds++;
                seat.rewind();
                waitSome(REWIND_MILLIS);
                seat.endRewind();
                hold();
            }
            case SAVE -> {
                saves++;
                seat.save();
                hold();
            }
            case LOAD -> {
                loads++;
                seat.load();
                hold();
            }
            case RESTART -> {
                restarts++;
                seat.restart();
                hold();
            }
        }
    }

    private void hold() throws InterruptedException {
        holds++;
        seat.hold(dice.nextInt(actions));
        waitSome(LONGEST_MILLIS);
        seat.release();
    }

    private void waitSome(int longest) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(dice.nextInt(SHORTEST_MILLIS, longest));
    }
}
