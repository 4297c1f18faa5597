package dev.djinn.app.play;

import dev.djinn.runtime.world.WorldManifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;

/**
 * How the player plays: what the settings keep. Immutable.
 *
 * @param keys all keys of each action that the player changed
 * @param pad all parts of a gamepad of each action that the player changed
 * @param deadZone how far, 0..1, a stick or trigger moves before it counts
 * @param names the player's own names of actions, by the world's hash
 */
public record Controls(
        Preset preset,
        KeyMode mode,
        Map<Integer, List<KeyCode>> keys,
        Map<Integer, List<PadControl>> pad,
        double deadZone,
        Map<String, Map<Integer, String>> names) {
    public static final double LEAST_DEAD_ZONE = 0.05;
    public static final double LARGEST_DEAD_ZONE = 0.9;

    private static final double DEAD_ZONE = 0.35;

    public Controls {
        keys = Map.copyOf(keys);
        pad = Map.copyOf(pad);
        deadZone = Math.clamp(deadZone, LEAST_DEAD_ZONE, LARGEST_DEAD_ZONE);
        names = Map.copyOf(names);
    }

    public static Controls defaults() {
        return new Controls(Preset.DIGITS_AND_HOME_ROW, KeyMode.HOLD, Map.of(), Map.of(), DEAD_ZONE, Map.of());
    }

    public Controls withPreset(Preset next) {
        return new Controls(next, mode, keys, pad, deadZone, names);
    }

    public Controls withMode(KeyMode next) {
        return new Controls(preset, next, keys, pad, deadZone, names);
    }

    public Controls withKeys(Map<Integer, List<KeyCode>> next) {
        return new Controls(preset, mode, next, pad, deadZone, names);
    }

    public Controls withPad(Map<Integer, List<PadControl>> next) {
        return new Controls(preset, mode, keys, next, deadZone, names);
    }

    public Controls withDeadZone(double next) {
        return new Controls(preset, mode, keys, pad, next, names);
    }

    /** With another name for an action of one world; a blank one gives the world's own name back. */
    public Controls withName(String worldHash, int action, String name) {
        Map<Integer, String> ofWorld = new TreeMap<>(names.getOrDefault(worldHash, Map.of()));
        if (name.isBlank()) {
            ofWorld.remove(action);
        } else {
            ofWorld.put(action, name.strip());
        }
        Map<String, Map<Integer, String>> next = new HashMap<>(names);
        next.put(worldHash, Map.copyOf(ofWorld));
        if (ofWorld.isEmpty()) {
            next.remove(worldHash);
        }
        return new Controls(preset, mode, keys, pad, deadZone, next);
    }

    /** What the actions of a world are called: by the player, or else by its manifest. */
    List<String> namesOf(String worldHash, WorldManifest world) {
        Map<Integer, String> own = names.getOrDefault(worldHash, Map.of());
        return IntStream.range(0, world.actions().size())
                .mapToObj(action ->
                        own.getOrDefault(action, world.actions().get(action).name()))
                .toList();
    }
}
