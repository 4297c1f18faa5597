package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class GameLoopTest {
    private final BlockingQueue<GameEvent> events = new LinkedBlockingQueue<>();
    private final PlayerInput input = new PlayerInput();
    private GameLoop loop = loopOf(new ToyWorld());

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void gameOpensShowsThePromptAndRunsAtItsRate() throws InterruptedException {
        loop.start();

        assertThat(await(GameEvent.Opened.class).idleAction()).isEqualTo(ToyWorld.QUIET);
        assertThat(await(FrameReady.class).moment().frame()).isZero();
        await(GameEvent.Running.class);
        double rate = 0;
        for (int frame = 1; frame <= 12; frame++) {
            FrameReady ready = await(FrameReady.class);
            assertThat(ready.moment().frame()).isEqualTo(frame);
            assertThat(ready.moment().action()).hasValue(ToyWorld.QUIET);
            rate = ready.framesPerSecond();
        }
        assertThat(rate)
                .as("never faster than the world; slower where the machine is")
                .isBetween(0.01, 25.0);
    }

    @Test
    void heldKeyBecomesTheActionOfTheNextFrame() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
        input.hold(3);

        FrameReady ready = await(FrameReady.class);
        while (ready.moment().action().orElseThrow() == ToyWorld.QUIET) { // begun before the key went down
            ready = await(FrameReady.class);
        }
        assertThat(ready.moment().action()).hasValue(3);
        assertThat(await(FrameReady.class).moment().action()).as("still held").hasValue(3);
    }

    @Test
    void pauseStandsStillStepDreamsOneFrameAndResumeGoesOn() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
        loop.send(new GameCommand.Pause());
        await(GameEvent.Paused.class);
        assertThat(events.poll(200, TimeUnit.MILLISECONDS)).isNull();

        input.hold(5);
        loop.send(new GameCommand.StepOnce());
        FrameReady stepped = await(FrameReady.class);
        assertThat(stepped.moment().action()).hasValue(5);
        assertThat(events.poll(200, TimeUnit.MILLISECONDS)).isNull();

        loop.send(new GameCommand.Resume());
        await(GameEvent.Running.class);
        assertThat(await(FrameReady.class).moment().frame())
                .isEqualTo(stepped.moment().frame() + 1);
    }

    @Test
    void restartGoesBackToThePrompt() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
        loop.send(new GameCommand.Pause());
        await(GameEvent.Paused.class);

        loop.send(new GameCommand.Restart());
        assertThat(await(FrameReady.class).moment().frame()).isZero();
    }

    @Test
    void pictureThatCannotBeReadIsToldAndTheGameCanGoOn() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
        loop.send(new GameCommand.OpenPicture(Path.of("no-such-picture.png")));

        assertThat(await(GameEvent.Refused.class).message()).contains("no-such-picture.png");
        loop.send(new GameCommand.UsePicture(() -> ToyWorld.grey(50)));
        assertThat(await(FrameReady.class).moment().tokens_S()).containsOnly(50);
        await(GameEvent.Running.class);
    }

    @Test
    void worldThatCannotBeOpenedEndsTheGameWithTheReason() throws InterruptedException {
        loop = new GameLoop(
                new Start(
                        () -> {
                            throw new DjinnException(ExitCode.BAD_INPUT, "the world is damaged");
                        },
                        () -> ToyWorld.grey(1),
                        world -> SessionSettings.defaults(world.manifest(), 1)),
                input,
                System::nanoTime,
                events::add);
        loop.start();

        assertThat(await(GameEvent.Ended.class))
                .isEqualTo(new GameEvent.Ended(ExitCode.BAD_INPUT, "the world is damaged"));
    }

    @Test
    void closingTheGameClosesItsWorld() throws InterruptedException {
        ToyWorld world = new ToyWorld();
        loop = loopOf(world);
        loop.start();
        await(GameEvent.Running.class);

        loop.close();

        assertThat(world.closed()).isTrue();
    }

    @Test
    void peekWhilePausedShowsWhatHoldingEachActionWouldDreamAndLeavesTheGameWhereItIs() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
        loop.send(new GameCommand.Pause());
        await(GameEvent.Paused.class);
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
    void gameGoesOnFrameByFrameWhileItPeeks() throws InterruptedException {
        loop.start();
        await(GameEvent.Running.class);
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

    /** Fault 22: inference slower than the clock. */
    @Test
    void slowWorldSlowsTheGameAndTheLatestInputWins() throws InterruptedException {
        Semaphore allowed = new Semaphore(0);
        ToyWorld slow = new ToyWorld() {
            @Override
            public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling how, FrameNoise noise) {
                if (how.steps() > 1) { // not while looking for the quietest action
                    allowed.acquireUninterruptibly();
                }
                return super.next(tokens_TS, actions_T, how, noise);
            }
        };
        loop = loopOf(slow);
        loop.start();
        await(GameEvent.Running.class);
        for (int i = 0; i < 50; i++) {
            input.hold(i % ToyWorld.ACTIONS);
            TimeUnit.MILLISECONDS.sleep(10);
        }
        input.hold(4);
        assertThat(events).as("no frame was finished in ten frame times").isEmpty();

        allowed.release(2);
        await(FrameReady.class);
        assertThat(await(FrameReady.class).moment().action()).hasValue(4);
        assertThat(events.poll(300, TimeUnit.MILLISECONDS))
                .as("the frames that were missed are not made up for")
                .isNull();
        allowed.release(1000);
    }

    private GameLoop loopOf(WorldModel world) {
        return new GameLoop(
                new Start(
                        () -> world,
                        () -> ToyWorld.grey(1),
                        opened -> new SessionSettings(1, new Sampling(2, 0, false))),
                input,
                System::nanoTime,
                events::add);
    }

    private <E extends GameEvent> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            GameEvent event = events.poll(2, TimeUnit.MINUTES);
            assertThat(event).as("an event of kind %s", kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }
}
