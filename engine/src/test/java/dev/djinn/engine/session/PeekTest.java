package dev.djinn.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeekTest {
    private static final int DEPTH = 3;

    @Test
    void onABranchItShowsWhatPlayingGivesAndLeavesTheGameAsItWas() {
        RememberingWorld world = new RememberingWorld(6);
        Session session = begin(world);
        for (int action : new int[] {0, 1, 2, 3, 4, 5, 0, 1, 2}) {
            session.step(action);
        }
        session.scrubTo(7);
        session.step(5);
        session.scrubTo(6);
        Moment now = session.now();
        TimelineView timeline = session.timeline();
        long bytes = session.bytes();

        List<Peek.Glimpse> seen = lookAll(session);

        assertThat(session.now()).isSameAs(now);
        assertThat(session.timeline()).isEqualTo(timeline);
        assertThat(session.bytes()).isEqualTo(bytes);
        assertPlayingGives(seen, session);
    }

    @Test
    void gameGoesOnAsIfNobodyHadPeeked() {
        Session peeked = begin(new RememberingWorld(6));
        Session alone = begin(new RememberingWorld(6));
        for (int i = 0; i < 9; i++) {
            if (i % 2 == 0) {
                lookAll(peeked);
            }
            assertThat(peeked.step(i % ToyWorld.ACTIONS).tokens_S())
                    .isEqualTo(alone.step(i % ToyWorld.ACTIONS).tokens_S());
        }
    }

    @Test
    void fromThePromptItLooksToo() {
        Session session = begin(new ToyWorld());
        session.step(1);
        session.restart();

        assertPlayingGives(lookAll(session), session);
    }

    /** Fault: the GPU is lost while the player peeks. */
    @Test
    void aDeviceThatFailsUnderThePeekIsLeftAndThePeekGoesOnOnTheNextOne() {
        LosingWorld world = new LosingWorld(20);
        Session session = begin(world);
        session.step(1);

        List<Peek.Glimpse> seen = lookAll(session);

        assertThat(session.device().device()).isEqualTo(Device.CPU);
        assertPlayingGives(seen, session);
    }

    /** Fault: the GPU is lost in the game between two frames of a peek. */
    @Test
    void aDeviceThatFailsUnderTheGameIsLeftByThePeekToo() {
        LosingWorld world = new LosingWorld(Integer.MAX_VALUE);
        Session session = begin(world);
        session.step(1);
        Peek peek = session.peek(ToyWorld.ACTIONS, DEPTH);
        peek.advance();
        peek.advance();
        world.loseNow();
        session.step(2);

        List<Peek.Glimpse> seen = look(peek);

        session.rewindTo(1);
        assertPlayingGives(seen, session);
    }

    private static Session begin(WorldModel world) {
        return Session.start(world, ToyWorld.grey(3), new SessionSettings(7, new Sampling(2, 1, false)));
    }

    private static List<Peek.Glimpse> lookAll(Session session) {
        return look(session.peek(ToyWorld.ACTIONS, DEPTH));
    }

    private static List<Peek.Glimpse> look(Peek peek) {
        List<Peek.Glimpse> seen = new ArrayList<>();
        try (peek) {
            while (!peek.isDone()) {
                peek.advance().ifPresent(seen::add);
            }
        }
        return seen;
    }

    private static void assertPlayingGives(List<Peek.Glimpse> seen, Session session) {
        long frame = session.now().frame();
        int branch = session.here().branch();
        assertThat(seen).hasSize(ToyWorld.ACTIONS);
        for (int action = 0; action < ToyWorld.ACTIONS; action++) {
            session.switchTo(branch);
            session.scrubTo(frame);
            for (int i = 0; i < DEPTH; i++) {
                session.step(action);
            }
            assertThat(seen.get(action))
                    .isEqualTo(
                            new Peek.Glimpse(frame, action, DEPTH, session.now().picture()));
        }
    }

    /** A toy on a GPU that is lost after some frames were asked of it; the dreams begun on it are then dead. */
    private static final class LosingWorld extends ToyWorld {
        private DeviceProbe device = new DeviceProbe(Device.CUDA, Optional.empty());
        private int left;

        LosingWorld(int frames) {
            left = frames;
        }

        void loseNow() {
            left = 0;
        }

        @Override
        public DeviceProbe device() {
            return device;
        }

        @Override
        public Dream dream() {
            DeviceProbe begun = device;
            return Dream.ofWindow(WINDOW - 1, asked -> {
                if (begun.device() == Device.CUDA && left-- <= 0) {
                    throw new DjinnException(ExitCode.NO_DEVICE, "the GPU gave up");
                }
                return next(asked.tokens_TS(), asked.actions_T(), asked.sampling(), asked.noise());
            });
        }

        @Override
        public boolean leaveDevice(DjinnException failure) {
            if (device.device() == Device.CPU) {
                return false;
            }
            device = new DeviceProbe(Device.CPU, Optional.of(String.valueOf(failure.getMessage())));
            return true;
        }
    }
}
