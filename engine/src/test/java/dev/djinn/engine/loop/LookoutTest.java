package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Peeks while a game is played. */
class LookoutTest extends LoopRig {
    @Test
    void peekWhilePausedShowsWhatHoldingEachActionWouldDreamAndLeavesTheGameWhereItIs() throws InterruptedException {
        run();
        pause();
        loop.send(new GameCommand.StepOnce());
        Moment from = await(FrameReady.class).moment();

        loop.send(new GameCommand.Peek(ToyWorld.ACTIONS, 2));

        Picture third = null;
        for (int action = 0; action < ToyWorld.ACTIONS; action++) {
            GameEvent.Peeked peeked = await(GameEvent.Peeked.class);
            assertThat(peeked.frame()).isEqualTo(from.frame());
            assertThat(peeked.action()).isEqualTo(action);
            third = action == 3 ? peeked.picture() : third;
        }
        input.hold(3);
        loop.send(new GameCommand.StepOnce());
        loop.send(new GameCommand.StepOnce());
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(from.frame() + 1);
        assertThat(await(FrameReady.class).moment().picture())
                .as("held for two frames, action 3 leads where the peek said")
                .isEqualTo(third);
    }

    @Test
    void actionsTriedOutAreToldFrameByFrameInOrderAndEndWhereThePeekEnds() throws InterruptedException {
        run();
        pause();
        loop.send(new GameCommand.Peek(2, 3));
        await(GameEvent.Peeked.class);
        Picture second = await(GameEvent.Peeked.class).picture();

        loop.send(new GameCommand.TryOut(2, 3));

        List<GameEvent.Tried> tried = new ArrayList<>();
        while (tried.size() < 6) {
            tried.add(await(GameEvent.Tried.class));
        }
        assertThat(tried).extracting(GameEvent.Tried::action).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(tried).extracting(GameEvent.Tried::ahead).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(tried.getLast().picture()).isEqualTo(second);
    }

    @Test
    void gameGoesOnFrameByFrameWhileItPeeks() throws InterruptedException {
        run();
        loop.send(new GameCommand.Peek(ToyWorld.ACTIONS, 4));

        int frames = 0;
        for (GameEvent event = events.take();
                !(event instanceof GameEvent.Peeked peeked && peeked.action() == ToyWorld.ACTIONS - 1);
                event = events.take()) {
            frames += event instanceof FrameReady ? 1 : 0;
        }
        assertThat(frames)
                .as("frames of the game between the 32 frames of the peek")
                .isGreaterThan(20);
    }

    /** It would take time from each frame of the game; here it would be done after 40 of them. */
    @Test
    void peekOfAGameThatStoodIsGivenUpWhenItGoesOn() throws InterruptedException {
        run();
        CountDownLatch told = new CountDownLatch(1);
        loop.send(new GameCommand.UsePicture(() -> {
            try {
                told.await(); // so that all that follows is told before any of it is done
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return ToyWorld.grey(50);
        }));
        loop.send(new GameCommand.Speed(4));
        loop.send(new GameCommand.Pause());
        loop.send(new GameCommand.Peek(1, 40));
        loop.send(new GameCommand.Resume());
        told.countDown();
        await(GameEvent.Paused.class);

        for (int frames = 0; frames < 60; ) {
            GameEvent event = events.take();
            assertThat(event).isNotInstanceOf(GameEvent.Peeked.class);
            frames += event instanceof FrameReady ? 1 : 0;
        }
    }

    @Test
    void peekIsGivenUpWhenTheGameGoesElsewhere() throws InterruptedException {
        run();
        pause();
        loop.send(new GameCommand.Peek(ToyWorld.ACTIONS, 1_000_000));
        loop.send(new GameCommand.Restart());
        loop.send(new GameCommand.Peek(1, 1));
        assertThat(await(GameEvent.Peeked.class).frame()).isZero();

        loop.send(new GameCommand.Peek(ToyWorld.ACTIONS, 10_000));
        loop.send(new GameCommand.UsePicture(() -> ToyWorld.grey(50)));
        await(GameEvent.Running.class);
        pause();
        events.clear();

        assertThat(events.poll(500, TimeUnit.MILLISECONDS))
                .as("nothing of where the game was")
                .isNull();
    }
}
