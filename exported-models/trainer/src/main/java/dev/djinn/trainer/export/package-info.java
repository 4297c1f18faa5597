/**
 * From trained tensors to a world on disk: the graphs are written, opened in ONNX Runtime and compared with torch, and
 * only then does a folder appear.
 *
 * <p>Shape letters: {@code T} frames, {@code S} tokens of a frame, {@code V} tokens of the vocabulary.
 */
@NullMarked
package dev.djinn.trainer.export;

import org.jspecify.annotations.NullMarked;
