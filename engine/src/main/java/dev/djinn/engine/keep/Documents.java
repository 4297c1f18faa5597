package dev.djinn.engine.keep;

import dev.djinn.engine.session.Journey;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.Stretch;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.StrictJson;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is inside saves and replays, as JSON. Reading is strict, but skips keys that newer minor versions may add. */
final class Documents {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_STRING = 64 << 20;
    private static final JsonMapper MAPPER =
            StrictJson.mapper(MAX_DEPTH, Long.MAX_VALUE, MAX_STRING).build();

    /** The world of a game: {@code VerifiedWorld.hash} and its name. */
    record World(String hash, String name) {}

    /** Seed and sampling. */
    record Settings(long seed, int steps, float temperature, boolean randomOrder, float guidance) {
        static Settings of(SessionSettings settings) {
            Sampling sampling = settings.sampling();
            return new Settings(
                    settings.seed(),
                    sampling.steps(),
                    sampling.temperature(),
                    sampling.randomOrder(),
                    sampling.guidance());
        }

        SessionSettings toSession() {
            return new SessionSettings(seed, new Sampling(steps, temperature, randomOrder, guidance));
        }
    }

    /** Frames dreamed under the same settings; {@code actions} are pairs: a code, and for how many frames. */
    record Part(Settings settings, List<List<Integer>> actions) {}

    /** A replay. */
    record ReplayDocument(World world, double rate, byte[] prompt, List<Part> parts, List<Replay.Mark> marks) {}

    /** A save; tokens are uint16, little-endian, frame after frame; {@code picture} is the SHA-256 of the BGRA pixels. */
    record SaveDocument(
            World world,
            Settings settings,
            byte[] prompt,
            List<Part> parts,
            byte[] promptTokens,
            byte[] tokens,
            String picture) {}

    private Documents() {}

    static byte[] write(Record document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /** @throws DjinnException BAD_INPUT if it does not make sense */
    static <T> T read(byte[] json, Class<T> kind, String where) {
        try {
            return MAPPER.readValue(json, kind);
        } catch (JacksonException e) {
            throw senseless(where, e);
        }
    }

    static DjinnException senseless(String where, RuntimeException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new DjinnException(
                ExitCode.BAD_INPUT, where + ": this file makes no sense (" + reason + "); choose another", cause);
    }

    static List<Part> parts(Journey journey) {
        List<Part> parts = new ArrayList<>();
        for (Stretch stretch : journey.stretches()) {
            Settings settings = Settings.of(stretch.settings());
            if (parts.isEmpty() || !parts.getLast().settings().equals(settings)) {
                parts.add(new Part(settings, new ArrayList<>()));
            }
            parts.getLast().actions().add(List.of(stretch.action(), stretch.frames()));
        }
        return parts;
    }

    /** @throws IllegalArgumentException if a part makes no sense */
    static List<Stretch> stretches(List<Part> parts) {
        List<Stretch> stretches = new ArrayList<>();
        for (Part part : parts) {
            SessionSettings settings = part.settings().toSession();
            for (List<Integer> pair : part.actions()) {
                if (pair.size() != 2) {
                    throw new IllegalArgumentException("actions: every entry is a code and a number of frames");
                }
                stretches.add(new Stretch(settings, pair.getFirst(), pair.getLast()));
            }
        }
        return stretches;
    }

    static byte[] bytes(long[]... tokens_TS) {
        int tokensPerFrame = tokens_TS.length == 0 ? 0 : tokens_TS[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(tokens_TS.length * tokensPerFrame * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (long[] tokens_S : tokens_TS) {
            for (long token : tokens_S) {
                bytes.putShort((short) token);
            }
        }
        return bytes.array();
    }

    /** @throws IllegalArgumentException if these are not whole frames */
    static long[][] tokens(byte[] bytes, int tokensPerFrame) {
        if (tokensPerFrame < 1 || bytes.length % (tokensPerFrame * Short.BYTES) != 0) {
            throw new IllegalArgumentException("tokens: " + bytes.length + " bytes are no whole frames");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[][] tokens_TS = new long[bytes.length / tokensPerFrame / Short.BYTES][tokensPerFrame];
        for (long[] tokens_S : tokens_TS) {
            for (int s = 0; s < tokensPerFrame; s++) {
                tokens_S[s] = Short.toUnsignedLong(buffer.getShort());
            }
        }
        return tokens_TS;
    }
}
