/**
 * What a training run leaves on the disk and how it is kept whole: the run folder with its lock, checkpoints, metrics;
 * and how a run is stopped, watched and saved from bad losses. The layout is in {@code docs/run-folder.md}.
 */
@NullMarked
package dev.djinn.trainer.run;

import org.jspecify.annotations.NullMarked;
