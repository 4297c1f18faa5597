package dev.djinn.app.gl;

import dev.djinn.app.play.Filter;
import dev.djinn.runtime.image.Picture;
import java.util.concurrent.CountDownLatch;

/** A process that is started where EGL cannot be loaded, and says what became of two frames. */
final class WithoutEgl {
    private WithoutEgl() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            CountDownLatch told = new CountDownLatch(1);
            try (FilterWorker worker = new FilterWorker(
                    GlUpscaler::new,
                    task -> {
                        task.run();
                        told.countDown();
                    },
                    picture -> System.out.println("drawn"),
                    System.out::println)) {
                worker.enlarge(new Picture(1, 1, new byte[] {0, 0, 0, -1}), Filter.CRT, 9, 9);
                told.await();
            }
        }
    }
}
