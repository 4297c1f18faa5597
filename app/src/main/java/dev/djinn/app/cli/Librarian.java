package dev.djinn.app.cli;

import dev.djinn.app.library.Drawings;
import dev.djinn.app.library.Signers;
import dev.djinn.app.library.WatchedWorld;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.library.Worlds;
import dev.djinn.app.settings.ConfigFolder;
import dev.djinn.app.settings.DataFolder;
import dev.djinn.app.settings.KnownWorldsFile;
import dev.djinn.app.settings.SignersFile;
import dev.djinn.app.settings.SpeedsFile;
import dev.djinn.app.settings.StateFolder;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.OnnxEngine;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Puts the player's library together from the folders that the system has for it. */
final class Librarian {
    private Librarian() {}

    /** Where worlds are, and whose of them are opened. */
    static WorldLibrary library(Surroundings around) {
        Map<String, String> environment = around.environment();
        return WorldLibrary.standard(environment, new Signers(new SignersFile(ConfigFolder.standard(environment))));
    }

    /** The worlds, to be measured on the device that is chosen. */
    static Worlds worlds(Surroundings around, DeviceChoice device) {
        Map<String, String> environment = around.environment();
        return new Worlds(
                library(around),
                new KnownWorldsFile(ConfigFolder.standard(environment)),
                new SpeedsFile(StateFolder.standard(environment, Path.of(System.getProperty("user.home")))),
                folder -> WorldModel.open(folder, device),
                world -> World.open(world, DeviceChoice.CPU).close(),
                Version.ofPlay() + ", " + OnnxEngine.threads() + " threads",
                InstantSource.system());
    }

    static Drawings drawings(Surroundings around) {
        return new Drawings(DataFolder.standard(around.environment()).resolve("drawings"), InstantSource.system());
    }

    /** The same start, of which the library hears what becomes of the world. */
    static Start watched(Start start, WorldListing.Sound listing, Worlds worlds) {
        String hash = WorldFolder.identity(listing.manifest());
        return new Start(
                () -> {
                    worlds.played(listing);
                    try {
                        return new WatchedWorld(
                                start.world().get(), trouble -> worlds.mark(hash, Optional.of(trouble)));
                    } catch (DjinnException e) {
                        if (e.exitCode() == ExitCode.BAD_INPUT) {
                            worlds.mark(hash, Optional.of(String.valueOf(e.getMessage())));
                        }
                        throw e;
                    }
                },
                start.prompt(),
                start.settings(),
                start.spill());
    }
}
