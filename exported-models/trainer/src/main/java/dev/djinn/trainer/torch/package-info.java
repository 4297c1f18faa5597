/**
 * The networks run and trained by libtorch (bytedeco's presets of PyTorch): the torch interpreter of {@link
 * dev.djinn.trainer.nn.Ops}, parameters in one buffer, and the optimiser.
 *
 * <p>Native memory is freed by {@code PointerScope}: everything made inside a step dies with the step's scope.
 */
@NullMarked
package dev.djinn.trainer.torch;

import org.jspecify.annotations.NullMarked;
