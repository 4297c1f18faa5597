package dev.djinn.trainer.data;

/**
 * The clips of one step. The arrays belong to the receiver.
 *
 * @param step number of the step
 * @param rgb_BTHWC uint8 pixels
 * @param firstFrame_B number of each clip's first frame in the store
 * @param mirrored_B whether each clip is shown with left and right exchanged
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Batch(long step, byte[] rgb_BTHWC, long[] firstFrame_B, boolean[] mirrored_B) {}
