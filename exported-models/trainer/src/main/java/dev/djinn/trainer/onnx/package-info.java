/**
 * The second interpreter of the networks: instead of computing, {@link dev.djinn.trainer.onnx.OnnxOps} writes ONNX
 * nodes, and {@link dev.djinn.trainer.onnx.WorldGraphs} puts them together to the graphs of a world. The contract of
 * these graphs is {@code docs/export.md} of this module.
 *
 * <p>Shapes are suffixes of names, with the letters of {@link dev.djinn.trainer.nn}; besides them {@code S} is N, the
 * tokens of a frame, where sampling is meant, {@code t} the frames given to a graph, {@code G} the groups into which the
 * vocabulary is cut for sampling and {@code M} the tokens of a group.
 */
@NullMarked
package dev.djinn.trainer.onnx;

import org.jspecify.annotations.NullMarked;
