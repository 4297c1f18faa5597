package dev.djinn.trainer.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run's videos are.
 *
 * @param videos folder to learn from
 * @param heldout folder that is only measured on; empty: a share of the files of {@code videos}
 */
public record RunSources(Path videos, Optional<Path> heldout) {}
