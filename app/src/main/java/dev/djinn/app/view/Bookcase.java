package dev.djinn.app.view;

import dev.djinn.app.camera.ProcessCamera;
import dev.djinn.app.library.Drawings;
import dev.djinn.app.library.Signers;
import dev.djinn.app.library.Store;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.play.Camera;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.onnx.DeviceChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What else a window can play, and whether the player is new here.
 *
 * @param drawings of the player's own
 * @param isHintDue whether the player has never seen the hint of the first keys
 * @param hintSeen keeps that they have; waits for the disk, throws {@link dev.djinn.runtime.DjinnException}
 * @param camera to take photos with
 * @param diagnostics what somebody who helps needs to know, texts by file name; takes a second or more
 */
public record Bookcase(
        LibraryModel.Desk desk,
        Drawings drawings,
        boolean isHintDue,
        Runnable hintSeen,
        Camera camera,
        Supplier<Map<String, String>> diagnostics) {
    /** An empty one in the system's folder for passing things; nothing is remembered. */
    public static Bookcase plain() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "djinn");
        Worlds worlds = new Worlds(
                new WorldLibrary(List.of(folder.resolve("worlds")), new Signers(forgetful())),
                forgetful(),
                forgetful(),
                world -> WorldModel.open(world, DeviceChoice.AUTO),
                world -> {},
                "",
                InstantSource.system());
        return new Bookcase(
                new LibraryModel.Desk(worlds, folder, world -> {}, () -> 0),
                Drawings.nowhere(),
                false,
                () -> {},
                new ProcessCamera(List::of, device -> List.of(), Duration.ofSeconds(1)),
                Map::of);
    }

    private static <T> Store<List<T>> forgetful() {
        return new Store<>() {
            @Override
            public List<T> load() {
                return List.of();
            }

            @Override
            public void save(List<T> value) {}
        };
    }
}
