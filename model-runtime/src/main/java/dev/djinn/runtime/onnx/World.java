package dev.djinn.runtime.onnx;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldManifest;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A world, opened: its tokenizer, its latent action model and its dynamics, each one call (Genie, section 2.1). It keeps
 * no state between calls and knows no clock: what it is given decides what it gives back. A {@link Dream} keeps what the
 * frames to come depend on.
 *
 * <p>One thread owns it; two calls at a time are an error.
 */
public final class World implements AutoCloseable {
    private static final int CHANNELS = 4;

    private final VerifiedWorld world;
    private final WorldManifest manifest;
    private final DeviceProbe device;
    private final Given given;
    private final Received received;
    private final Graphs graphs;
    private final AtomicBoolean busy = new AtomicBoolean();
    private boolean closed;

    private World(VerifiedWorld world, DeviceProbe device, Graphs.Opener opener) {
        this.world = world;
        this.manifest = world.manifest();
        this.device = device;
        this.given = new Given(manifest);
        this.received = new Received(manifest);
        this.graphs = new Graphs(world, device.device(), opener);
    }

    /**
     * Opens a world and runs each of its graphs once on blank input, so that a world that cannot be played says so now.
     * With {@link DeviceChoice#AUTO}, a world that does not open on CUDA opens on the CPU, and {@link #device} says why.
     *
     * @throws DjinnException BAD_INPUT if a graph is corrupt or breaks the contract, NO_DEVICE if CUDA was demanded and
     *     does not work
     */
    public static World open(VerifiedWorld world, DeviceChoice choice) {
        DeviceProbe probe = DeviceProbe.probe(choice);
        return open(choice, probe, device -> openOn(world, device));
    }

    /**
     * Opens a world on the CPU because another device failed.
     *
     * @param why in one plain line, for {@link #device}
     * @throws DjinnException BAD_INPUT as {@link #open}
     */
    public static World openOnCpu(VerifiedWorld world, String why) {
        return openOn(world, DeviceProbe.onCpu(why));
    }

    static World open(DeviceChoice choice, DeviceProbe probe, Function<DeviceProbe, World> opener) {
        if (probe.device() == Device.CUDA && choice == DeviceChoice.AUTO) {
            try {
                return opener.apply(probe);
            } catch (DjinnException e) {
                return opener.apply(DeviceProbe.onCpu(String.valueOf(e.getMessage())));
            }
        }
        return opener.apply(probe);
    }

    static World openOn(VerifiedWorld world, DeviceProbe device) {
        return openOn(world, device, Graph::open);
    }

    static World openOn(VerifiedWorld world, DeviceProbe device, Graphs.Opener opener) {
        OnnxEngine.start();
        return rehearsed(new World(world, device, opener));
    }

    public VerifiedWorld verified() {
        return world;
    }

    public WorldManifest manifest() {
        return manifest;
    }

    /** Where this world runs, and why not on CUDA. */
    public DeviceProbe device() {
        return device;
    }

    /** The file of the dynamics that {@link #dream} plays. */
    public String played() {
        return (graphs.caching() ? GraphKind.DYNAMICS_CACHED : graphs.stateless()).file();
    }

    /** Why dynamics in half precision are not played, although the world has them and runs on CUDA; one plain line. */
    public Optional<String> whyNotHalf() {
        return graphs.whyNotHalf();
    }

    /**
     * The tokens of frames that follow each other; those of a frame may depend on the frames before it.
     *
     * @param frames one or more, in the size of the world's frames
     * @return {@code [T][S]}, 0..vocabulary-1
     * @throws IllegalArgumentException if there is no frame or one has another size
     * @throws DjinnException BAD_INPUT if the world breaks its contract
     */
    public long[][] encode(List<Picture> frames) {
        ByteBuffer pixels = given.frames(frames, 1);
        int tokens = manifest.tokensPerFrame();
        try (Turn turn = new Turn();
                GraphCall call = turn.call(graphs.require(GraphKind.ENCODER))) {
            call.bytes("frames", pixels, shape(frames)).run();
            long[] flat = received.codes(call, "tokens", manifest.vocabulary(), frames.size(), tokens);
            long[][] tokens_TS = new long[frames.size()][];
            for (int t = 0; t < tokens_TS.length; t++) {
                tokens_TS[t] = Arrays.copyOfRange(flat, t * tokens, (t + 1) * tokens);
            }
            return tokens_TS;
        }
    }

    /**
     * The pictures of tokens that follow each other; their size is a multiple of the world's frame size.
     *
     * @param tokens_TS {@code [T][S]}, T at least 1, values 0..vocabulary-1
     * @throws IllegalArgumentException if a shape or a value is not of this world
     * @throws DjinnException BAD_INPUT if the world breaks its contract
     */
    public List<Picture> decode(long[][] tokens_TS) {
        LongBuffer tokens = given.tokens(tokens_TS);
        try (Turn turn = new Turn();
                GraphCall call = turn.call(graphs.require(GraphKind.DECODER))) {
            call.longs("tokens", tokens, tokens_TS.length, manifest.tokensPerFrame())
                    .run();
            return received.pictures(call, tokens_TS.length);
        }
    }

    /**
     * The latent actions between frames that follow each other.
     *
     * @param frames two or more, in the size of the world's frames
     * @return {@code [T-1]}: entry i leads from frame i to frame i + 1; 0..actions-1
     * @throws IllegalArgumentException if there are fewer frames or one has another size
     * @throws DjinnException BAD_INPUT if the world breaks its contract
     */
    public long[] inferActions(List<Picture> frames) {
        ByteBuffer pixels = given.frames(frames, 2);
        try (Turn turn = new Turn();
                GraphCall call = turn.call(graphs.require(GraphKind.LAM))) {
            call.bytes("frames", pixels, shape(frames)).run();
            return received.codes(call, "codes", manifest.actions().size(), frames.size() - 1L);
        }
    }

    /**
     * Dreams the frame after the last one. Only the last window-1 frames and their actions are used.
     *
     * @param tokens_TS the frames so far, {@code [T][S]}, T at least 1, values 0..vocabulary-1
     * @param actions_T the action after each of them, 0..actions-1 or {@link WorldManifest#noAction}; the last
     *     is the player's
     * @param noise the dice for this frame
     * @throws IllegalArgumentException if a shape or a value is not of this world
     * @throws DjinnException BAD_INPUT if the world breaks its contract: tokens out of range, a confidence that is no
     *     number, pixels in a wrong shape
     */
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        int from = Math.max(0, tokens_TS.length - (manifest.window() - 1));
        LongBuffer tokens = given.tokens(Arrays.copyOfRange(tokens_TS, from, tokens_TS.length));
        LongBuffer actions = given.actions(actions_T, tokens_TS.length).position(from);
        int frames = tokens_TS.length - from;
        int steps = sampling.steps();
        int size = manifest.tokensPerFrame();
        FloatBuffer dice = GraphCall.newFloats(steps * 2 * size);
        noise.fill(dice.duplicate());
        Graph dynamics = graphs.require(graphs.stateless());
        try (Turn turn = new Turn();
                GraphCall call = turn.call(dynamics)) {
            if (dynamics.guided(sampling)) {
                call.scalar(GraphKind.GUIDANCE, sampling.guidance());
            }
            call.longs("tokens", tokens, frames, size)
                    .longs("actions", actions, frames)
                    .scalar("steps", (long) steps)
                    .floats("noise", dice, steps, 2, size)
                    .scalar("temperature", sampling.temperature())
                    .scalar("order", sampling.randomOrder() ? 1f : 0f)
                    .run();
            return received.frame(call, steps);
        }
    }

    /**
     * A game that remembers its past frames: what the graphs made of them where the world has graphs for that and runs
     * on the CPU, else the frames themselves. Until the window is full both dream the same.
     */
    public Dream dream() {
        return graphs.caching()
                ? new CachedDream(this, graphs)
                : Dream.ofWindow(
                        manifest.window() - 1,
                        asked -> next(asked.tokens_TS(), asked.actions_T(), asked.sampling(), asked.noise()));
    }

    Given given() {
        return given;
    }

    Received received() {
        return received;
    }

    Turn turn() {
        return new Turn();
    }

    /** Frees the graphs; closing twice does no harm. */
    @Override
    public void close() {
        try (Turn turn = new Turn()) {
            turn.last();
        }
    }

    /** A caller's turn: there is one at a time, and none after the world is closed. */
    final class Turn implements AutoCloseable {
        Turn() {
            if (!busy.compareAndSet(false, true)) {
                throw new IllegalStateException("two threads use the world '" + manifest.name() + "' at a time");
            }
        }

        GraphCall call(Graph graph) {
            if (closed) {
                throw new IllegalStateException("the world '" + manifest.name() + "' is closed");
            }
            return graph.call();
        }

        void last() {
            if (!closed) {
                closed = true;
                graphs.close();
            }
        }

        @Override
        public void close() {
            busy.set(false);
        }
    }

    private long[] shape(List<Picture> frames) {
        return new long[] {
            frames.size(), manifest.frame().height(), manifest.frame().width(), CHANNELS
        };
    }

    private static World rehearsed(World world) {
        try {
            world.graphs.openPlayed();
            WorldManifest manifest = world.manifest;
            int width = manifest.frame().width();
            int height = manifest.frame().height();
            byte[] white = new byte[width * height * CHANNELS];
            Arrays.fill(white, (byte) 255);
            Picture blank = new Picture(width, height, white);
            long[][] tokens_TS = world.encode(List.of(blank));
            world.decode(tokens_TS);
            world.inferActions(List.of(blank, blank));
            rehearseDream(world, tokens_TS);
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /** Where the dynamics in half precision do not work, those in single precision take their place. */
    private static void rehearseDream(World world, long[][] tokens_TS) {
        try {
            dreamOnce(world, tokens_TS);
        } catch (DjinnException e) {
            String why = String.valueOf(e.getMessage());
            if (!world.graphs.leaveHalf(why)) {
                throw e;
            }
            String instead = why + "; the GPU plays " + world.played() + " instead";
            System.getLogger(World.class.getName()).log(Level.WARNING, instead);
            dreamOnce(world, tokens_TS);
        }
    }

    private static void dreamOnce(World world, long[][] tokens_TS) {
        try (Dream dream = world.dream()) {
            dream.recall(tokens_TS, new long[0]);
            dream.next(0, new Sampling(1, 0, false), FrameNoise.of(0, 0));
        }
    }
}
