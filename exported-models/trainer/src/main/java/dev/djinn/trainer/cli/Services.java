package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.trainer.fit.Devices;
import dev.djinn.trainer.fit.Fit;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.StopSignal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What commands drive.
 *
 * @param trainer trains a run to its end
 * @param cuda whether a wish for a device leads to CUDA; NO_DEVICE if it cannot be met
 * @param progress where people are told how far it is
 * @param player opens a world in the app
 * @param stop made when work begins that can be stopped
 */
@Owns(value = Owns.Resource.CLOCK, because = "the process has a real clock; all that trains gets it from here")
record Services(
        Trainer trainer,
        Player player,
        Predicate<DeviceChoice> cuda,
        Supplier<Progress> progress,
        Supplier<StopSignal> stop,
        InstantSource clock) {
    /** Trains a run from wherever it stands. */
    @FunctionalInterface
    interface Trainer {
        /** OK, or INTERRUPTED with a checkpoint written. */
        ExitCode train(RunFolder folder, boolean acceptDataChange, Progress progress, StopSignal stop);
    }

    /** Plays a world; returns the app's exit status. */
    @FunctionalInterface
    interface Player {
        int play(Path world);
    }

    /** What {@link #clock} shows, as nanoseconds, to take differences of. */
    long nanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    static Services real() {
        return new Services(
                (folder, accept, progress, stop) -> new Fit(folder, progress, stop, System::nanoTime).run(accept),
                App::play,
                Devices::isCuda,
                Progress::onStandardError,
                StopSignal::install,
                InstantSource.system());
    }
}
