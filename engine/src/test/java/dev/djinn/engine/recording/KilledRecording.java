package dev.djinn.engine.recording;

import dev.djinn.engine.toy.ToyWorld;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that records for ever, a frame every few milliseconds, and says how far it is; to be killed. */
final class KilledRecording {
    private KilledRecording() {}

    public static void main(String[] arguments) throws InterruptedException {
        Recorder recorder = new Recorder(file -> Long.MAX_VALUE, event -> {
            if (event instanceof RecorderEvent.Rolling(Path file, double seconds)) {
                System.out.println((long) seconds + " " + file);
            }
        });
        recorder.begin(new Take(Path.of(arguments[0]), "killed", Take.Kind.MP4, 20, new Tags("killed", "{}")));
        for (int frame = 0; ; frame++) {
            recorder.frame(ToyWorld.grey(frame % ToyWorld.VOCABULARY));
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
