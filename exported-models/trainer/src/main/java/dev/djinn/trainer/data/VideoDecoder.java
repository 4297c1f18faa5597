package dev.djinn.trainer.data;

import java.nio.file.Path;

/** Decodes one file, picture by picture. Implementations are shared by threads; each call stands alone. */
interface VideoDecoder {
    /**
     * Hands every picture of {@code file}, fitted to {@code spec}'s size, to {@code sink} in order.
     *
     * @throws UnreadableVideoException when the file cannot be read at all or breaks off
     */
    void decode(Path file, FrameSpec spec, Sink sink) throws UnreadableVideoException;

    /** Receives what is decoded, on the thread that called {@link VideoDecoder#decode}. */
    interface Sink {
        /**
         * Called once, before the first picture.
         *
         * @param rate frames per second as the file states it
         * @param pictures as the file states it; 0 when it does not
         */
        void opened(double rate, long pictures);

        /**
         * One picture. The array belongs to the decoder and is overwritten by the next.
         *
         * @param micros when it is shown, in microseconds
         * @return whether to go on
         */
        boolean picture(byte[] rgb_HWC, long micros);

        /** A picture that the decoder itself calls broken was left out here. */
        void broken();
    }
}
