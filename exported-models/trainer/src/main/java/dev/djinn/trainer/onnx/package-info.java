/**
 * The second interpreter of the networks: instead of computing, {@link dev.djinn.trainer.onnx.OnnxOps} writes ONNX
 * nodes, and {@link dev.djinn.trainer.onnx.WorldGraphs} puts them together to the graphs of a world. The contract of
 * these graphs is {@code docs/export.md} of this module.
 *
 * <p>Shapes are suffixes of names, with the letters of {@link dev.djinn.trainer.nn}; besides them {@code t} are the
 * frames given to a graph.
 */
@NullMarked
package dev.djinn.trainer.onnx;

import org.jspecify.annotations.NullMarked;
