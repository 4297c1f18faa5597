package dev.djinn.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.engine.keep.Autosave;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.session.Place;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.Spill;
import dev.djinn.engine.session.WatchedSpill;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GameLoopTest extends LoopRig {
    @TempDir
    private Path folder;

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
        run();
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
        run();
        pause();
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
        run();
        pause();

        loop.send(new GameCommand.Restart());
        assertThat(await(FrameReady.class).moment().frame()).isZero();
    }

    @Test
    void heldRewindGoesBackFrameByFrameAndOnReleaseTheGameGoesOnFromThere() throws InterruptedException {
        playTo(8);
        loop.send(new GameCommand.Resume());
        loop.send(new GameCommand.Rewind(2));
        await(GameEvent.Rewinding.class);
        long first = await(FrameReady.class).moment().frame();
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(first - 2);

        input.hold(3);
        loop.send(new GameCommand.EndRewind());
        await(GameEvent.Running.class);
        assertThat(await(GameEvent.Timeline.class).view().branches()).hasSize(2);
        assertThat(await(FrameReady.class).moment().action()).hasValue(3);
    }

    @Test
    void rewindStopsAtThePromptAndWaits() throws InterruptedException {
        playTo(2);
        loop.send(new GameCommand.Rewind(5));
        assertThat(await(FrameReady.class).moment().frame()).isZero();
        assertThat(events.poll(300, TimeUnit.MILLISECONDS)).isNull();
        loop.send(new GameCommand.EndRewind());
        await(GameEvent.Paused.class);
    }

    @Test
    void scrubStepBackAndStepForwardShowFramesWithoutDreaming() throws InterruptedException {
        playTo(5);
        loop.send(new GameCommand.Scrub(2));
        GameEvent.Timeline told = await(GameEvent.Timeline.class);
        assertThat(told.view().here().frame()).isEqualTo(2);
        assertThat(told.view().last()).isEqualTo(5);
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(2);
        loop.send(new GameCommand.StepForward());
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(3);
        loop.send(new GameCommand.StepBack());
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(2);
        assertThat(events.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void branchesCanBeSwitchedAndAFrameBecomeAPrompt() throws InterruptedException {
        playTo(5);
        loop.send(new GameCommand.Scrub(2));
        await(FrameReady.class);
        input.hold(1);
        loop.send(new GameCommand.StepOnce());
        assertThat(await(GameEvent.Timeline.class).view().here()).isEqualTo(new Place(2, 3));
        loop.send(new GameCommand.SwitchTo(1));
        assertThat(await(GameEvent.Timeline.class).view().here()).isEqualTo(new Place(1, 5));
        loop.send(new GameCommand.SwitchTo(9));
        assertThat(await(GameEvent.Refused.class).message()).contains("branch 9");
        loop.send(new GameCommand.ReAnchor());
        assertThat(await(GameEvent.Timeline.class).view().here()).isEqualTo(new Place(3, 0));
    }

    @Test
    void savedGameIsLoadedAndTheLoadUndone() throws InterruptedException {
        playTo(4);
        Path file = folder.resolve("slot-1.png");
        loop.send(new GameCommand.Save(file));
        assertThat(await(GameEvent.Kept.class).file()).isEqualTo(file);
        loop.send(new GameCommand.StepOnce());
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(5);

        loop.send(new GameCommand.Load(file));
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(4);
        loop.send(new GameCommand.UndoLoad());
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(5);
        loop.send(new GameCommand.Load(folder.resolve("none.png")));
        assertThat(await(GameEvent.Refused.class).message()).contains("there is no such file");
        loop.send(new GameCommand.SaveReplay(folder.resolve("x.worldplay")));
        await(GameEvent.Kept.class);
        assertThat(ReplayFile.read(folder.resolve("x.worldplay")).journey().frames())
                .isEqualTo(5);
    }

    @Test
    void saveThatCannotBeWrittenIsToldAndTheGameRunsOn() throws InterruptedException {
        run();
        AtomicFiles.write(folder.resolve("file"), new byte[1]);
        loop.send(new GameCommand.Save(folder.resolve("file").resolve("slot-1.png")));

        assertThat(await(GameEvent.NotKept.class).message()).contains("cannot write");
        await(FrameReady.class);
    }

    @Test
    void closedGameLeavesAnAutosaveAtItsLastFrame() throws InterruptedException {
        Autosave autosave = new Autosave(folder, Autosave.EVERY, System::nanoTime);
        loop = new GameLoop(startOf(new ToyWorld()), input, System::nanoTime, events::add, Optional.of(autosave));
        playTo(3);

        loop.close();

        assertThat(SaveFile.require(autosave.find().orElseThrow()).snapshot().frame())
                .isEqualTo(3);
    }

    @Test
    void gameTellsItsPromptAndHowItIsDreamedAlsoAfterThatWasChanged() throws InterruptedException {
        playTo(2);
        SessionSettings tuned = new SessionSettings(9, new Sampling(5, 0.5f, false));
        loop.send(new GameCommand.Tune(tuned));
        loop.send(new GameCommand.Describe());

        GameEvent.Described described = await(GameEvent.Described.class);
        assertThat(described.prompt()).isEqualTo(ToyWorld.grey(1));
        assertThat(described.settings()).isEqualTo(tuned);
    }

    @Test
    void speedIsATimesOfTheWorldsRate() throws InterruptedException {
        run();
        loop.send(new GameCommand.Speed(0.25));
        for (int i = 0; i < 3; i++) {
            await(FrameReady.class);
        }
        long began = System.nanoTime();
        await(FrameReady.class);
        await(FrameReady.class);
        assertThat(System.nanoTime() - began).as("2 frames at 5 a second").isGreaterThan(200_000_000);
        assertThatThrownBy(() -> new GameCommand.Speed(8)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Begins the game, which then stands at {@code frame}. */
    private void playTo(long frame) throws InterruptedException {
        loop.send(new GameCommand.Pause());
        loop.start();
        await(GameEvent.Paused.class);
        for (long i = 0; i < frame; i++) {
            loop.send(new GameCommand.StepOnce());
            if (await(FrameReady.class).moment().frame() == frame) {
                return;
            }
        }
        throw new AssertionError("frame " + frame + " was not reached");
    }

    @Test
    void pictureThatCannotBeReadIsToldAndTheGameCanGoOn() throws InterruptedException {
        run();
        loop.send(new GameCommand.OpenPicture(Path.of("no-such-picture.png")));

        assertThat(await(GameEvent.Refused.class).message()).contains("no-such-picture.png");
        loop.send(new GameCommand.UsePicture(() -> ToyWorld.grey(50)));
        assertThat(await(FrameReady.class).moment().tokens_S()).containsOnly(50);
        await(GameEvent.Running.class);
    }

    /** Fault 36. */
    @Test
    void diskForOldFramesIsForTheWorldsTokensAndClosedWithTheGame() throws InterruptedException {
        WatchedSpill spill = new WatchedSpill(Spill.none());
        int[] tokens = {0};
        Start start = startOf(new ToyWorld());
        loop = new GameLoop(
                new Start(start.world(), start.prompt(), start.settings(), tokensPerFrame -> {
                    tokens[0] = tokensPerFrame;
                    return spill;
                }),
                input,
                System::nanoTime,
                events::add);
        run();
        assertThat(tokens[0]).isEqualTo(ToyWorld.TOKENS);

        loop.close();

        assertThat(spill.isClosed()).isTrue();
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

    /** As a world does whose window is too long for the heap. */
    @Test
    void memoryThatRunsOutEndsTheGameWithWhatToDo() throws InterruptedException {
        loop = loopOf(failingWith(new OutOfMemoryError("Java heap space")));
        loop.start();

        GameEvent.Ended ended = await(GameEvent.Ended.class);
        assertThat(ended.exitCode()).isEqualTo(ExitCode.NO_DEVICE);
        assertThat(ended.message())
                .startsWith("out of memory; close other programs")
                .contains("-Xmx");
    }

    @Test
    void anyOtherErrorEndsTheGameAsAFaultOfOurs() throws InterruptedException {
        ToyWorld world = failingWith(new NoClassDefFoundError("dev/djinn/Missing"));
        loop = loopOf(world);
        loop.start();

        assertThat(await(GameEvent.Ended.class))
                .isEqualTo(new GameEvent.Ended(
                        ExitCode.UNEXPECTED, "unexpected: java.lang.NoClassDefFoundError: dev/djinn/Missing"));
        loop.close();
        assertThat(world.closed()).isTrue();
    }

    private static ToyWorld failingWith(Error error) {
        return new ToyWorld() {
            @Override
            public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling how, FrameNoise noise) {
                if (noise.frameNumber() == 2) {
                    throw error;
                }
                return super.next(tokens_TS, actions_T, how, noise);
            }
        };
    }

    @Test
    void aLostDeviceIsToldAndNoFrameIsMissing() throws InterruptedException {
        DeviceProbe cpu = new DeviceProbe(Device.CPU, Optional.of("the GPU gave up"));
        DeviceProbe gpu = new DeviceProbe(Device.CUDA, Optional.empty());
        loop = loopOf(new ToyWorld() {
            private DeviceProbe device = gpu;

            @Override
            public DeviceProbe device() {
                return device;
            }

            @Override
            public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling how, FrameNoise noise) {
                if (device == gpu && noise.frameNumber() == 3) {
                    throw new DjinnException(ExitCode.NO_DEVICE, "the GPU gave up");
                }
                return super.next(tokens_TS, actions_T, how, noise);
            }

            @Override
            public boolean leaveDevice(DjinnException failure) {
                device = cpu;
                return true;
            }
        });
        loop.start();

        assertThat(await(GameEvent.Opened.class).device()).isEqualTo(gpu);
        await(GameEvent.Timeline.class);
        List<Long> frames = new ArrayList<>();
        Optional<DeviceProbe> movedTo = Optional.empty();
        while (frames.size() < 6) {
            switch (events.poll(2, TimeUnit.MINUTES)) {
                case FrameReady ready -> frames.add(ready.moment().frame());
                case GameEvent.Moved(var to) -> {
                    assertThat(frames).containsExactly(0L, 1L, 2L);
                    movedTo = Optional.of(to);
                }
                case GameEvent.Running() -> {}
                case GameEvent other -> throw new AssertionError(other);
            }
        }
        assertThat(movedTo).contains(cpu);
        assertThat(frames).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    /** Fault 16: a model that gives what no frame can be made of. */
    @Test
    void brokenFrameIsToldAndTheGameStandsAtItsLastGoodOneFromWhereItCanBeRewound() throws InterruptedException {
        loop = loopOf(new ToyWorld() {
            @Override
            public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling how, FrameNoise noise) {
                NextFrame next = super.next(tokens_TS, actions_T, how, noise);
                if (noise.frameNumber() == 4) {
                    next.tokens_S()[0] = VOCABULARY;
                }
                return next;
            }
        });
        playTo(3);
        loop.send(new GameCommand.Resume());

        assertThat(await(GameEvent.Refused.class).message()).contains("frame 4");
        loop.send(new GameCommand.StepBack());
        assertThat(await(FrameReady.class).moment().frame()).isEqualTo(2);
    }

    @Test
    void closingTheGameClosesItsWorld() throws InterruptedException {
        ToyWorld world = new ToyWorld();
        loop = loopOf(world);
        run();

        loop.close();

        assertThat(world.closed()).isTrue();
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
        run();
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
}
