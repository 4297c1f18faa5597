/**
 * The three networks of Genie (Bruce et al. 2024, section 2), each written once against {@link
 * dev.djinn.trainer.nn.Ops}: the torch interpreter trains them, the ONNX interpreter exports them.
 *
 * <p>Shapes are suffixes of names. {@code B} clips of a batch, {@code T} frames of a clip, {@code N} places of a frame,
 * one for each patch (row by row), {@code G} tokens of a place, {@code S} = N*G tokens of a frame (those of a place beside
 * one another), {@code R} = B*T*N rows, {@code D} width of a network, {@code H} attention heads, {@code K} = 64 width
 * of a head, {@code V} tokens of the vocabulary, {@code E} width of a code, {@code A} latent actions, {@code P} pixel
 * values of a patch. Frames are {@code [B, T, height, width, 3]} RGB, here centred on 0: -0.5..0.5.
 */
@NullMarked
package dev.djinn.trainer.nn;

import org.jspecify.annotations.NullMarked;
