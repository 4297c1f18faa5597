package dev.djinn.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bundled world on a GPU that is made up: it dreams as CUDA does, the whole window at each step, until it fails. */
class LostGpuTest {
    private static final Path COINRUN = Path.of("..", "exported-models", "worlds", "coinrun");
    /** With some dice, one frame in hundreds, a draw lies on the border between two tokens, where rounding decides. */
    private static final long SEED = 6;

    private static final String REASON =
            "world 'coinrun', dynamics.onnx: it failed while running on the GPU (CUDA failure 700)";

    private final VerifiedWorld verified = WorldFolder.verify(COINRUN);
    private final Picture prompt = Pictures.read(COINRUN.resolve("prompt-1.png"));
    private final List<String> opened = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(MovableWorld.class.getName());
    private final Handler keeper = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void keepLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(keeper);
    }

    @AfterEach
    void leaveLog() {
        logger.removeHandler(keeper);
        logger.setUseParentHandlers(true);
    }

    @Test
    void theGameGoesOnOnTheCpuWithinThreeSecondsAndEveryFrameIsAsIfNothingHadBeen() {
        List<Moment> expected;
        try (WorldModel cpu = cpu("the CPU was asked for")) {
            Session session = begin(cpu);
            expected = IntStream.range(0, 10).mapToObj(i -> session.step(i % 8)).toList();
        }
        try (WorldModel world = new MovableWorld(new FailingGpu(cpu("")), this::cpu)) {
            Session session = begin(world);
            for (int i = 0; i < 10; i++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Moment moment = session.step(i % 8);
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(3));
                assertSame(moment, expected.get(i));
                assertThat(world.device().device())
                        .isEqualTo(i + 1 < FailingGpu.FIRST_FAILURE ? Device.CUDA : Device.CPU);
            }
            assertThat(world.device().whyNotCuda()).contains(REASON);
            assertSame(session.rewindTo(2), expected.get(1));
        }
        assertThat(opened).as("opened again once").hasSize(3).last().isEqualTo(REASON);
        assertThat(logged)
                .containsExactly(
                        REASON + "; the game goes on on the CPU",
                        "the device that failed does not give its memory back");
    }

    @Test
    void aGpuThatFailsWhileGoingBackIsLeftToo() {
        try (WorldModel world = new MovableWorld(new FailingGpu(cpu("")), this::cpu)) {
            Session session = begin(world);
            Moment first = session.step(1);
            session.step(2);

            assertSame(session.rewindTo(1), first);
            assertThat(session.device().device()).isEqualTo(Device.CPU);
            assertThat(session.step(3).frame()).isEqualTo(2);
        }
    }

    @Test
    void aWorldThatDoesNotOpenOnTheCpuEitherLeavesTheGameAtItsLastGoodFrame() {
        WorldModel gpu = new FailingGpu(cpu(""));
        try (WorldModel world = new MovableWorld(gpu, _ -> {
            throw new DjinnException(ExitCode.BAD_INPUT, "the world's folder is gone");
        })) {
            Session session = begin(world);
            for (int i = 1; i < FailingGpu.FIRST_FAILURE; i++) {
                session.step(i);
            }
            Moment last = session.now();
            assertThatThrownBy(() -> session.step(0)).hasMessage("the world's folder is gone");
            assertThat(session.now()).isSameAs(last);
        } catch (IllegalStateException closing) {
            assertThat(closing).hasMessage("CUDA failure 700");
        }
    }

    /** Pixels may round differently where another number of past frames was looked at in one call. */
    private static void assertSame(Moment moment, Moment expected) {
        assertThat(moment.frame()).isEqualTo(expected.frame());
        assertThat(moment.action()).isEqualTo(expected.action());
        assertThat(moment.tokens_S()).isEqualTo(expected.tokens_S());
        for (int i = 0; i < expected.picture().bgra().length; i++) {
            assertThat(moment.picture().bgra()[i] & 255)
                    .isCloseTo(expected.picture().bgra()[i] & 255, within(1));
        }
    }

    private Session begin(WorldModel world) {
        return Session.start(world, prompt, SessionSettings.defaults(world.manifest(), SEED));
    }

    private WorldModel cpu(String why) {
        opened.add(why);
        return new OnnxWorldModel(
                why.isEmpty() ? World.open(verified, DeviceChoice.CPU) : World.openOnCpu(verified, why));
    }

    /** Real graphs behind; from a frame on they throw what a lost GPU makes of them, and so does closing them. */
    private record FailingGpu(WorldModel real) implements WorldModel {
        static final int FIRST_FAILURE = 7;

        @Override
        public WorldManifest manifest() {
            return real.manifest();
        }

        @Override
        public String hash() {
            return real.hash();
        }

        @Override
        public DeviceProbe device() {
            return new DeviceProbe(Device.CUDA, Optional.empty());
        }

        @Override
        public long[][] encode(List<Picture> frames_T) {
            return real.encode(frames_T);
        }

        @Override
        public List<Picture> decode(long[][] tokens_TS) {
            throw failure();
        }

        @Override
        public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
            if (noise.frameNumber() >= FIRST_FAILURE) {
                throw failure();
            }
            return real.next(tokens_TS, actions_T, sampling, noise);
        }

        @Override
        public void close() {
            real.close();
            throw new IllegalStateException("CUDA failure 700");
        }

        private static DjinnException failure() {
            return new DjinnException(ExitCode.NO_DEVICE, REASON);
        }
    }
}
