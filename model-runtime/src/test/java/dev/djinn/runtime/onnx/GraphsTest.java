package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that are opened beside each other. */
class GraphsTest {
    @TempDir
    private Path folder;

    @Test
    void whereOneIsBrokenTheOthersAreClosedWithThem() throws IOException {
        OnnxEngine.start();
        byte[] garbage = "this is no graph".getBytes(StandardCharsets.UTF_8);
        VerifiedWorld broken =
                new ToyWorld().with(WorldFolder.DYNAMICS, garbage).in(folder.resolve("toy"));
        Graphs graphs = new Graphs(broken, Device.CPU);

        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(graphs::openPlayed)
                .withMessageContaining(WorldFolder.DYNAMICS);

        Files.delete(broken.folder().resolve(WorldFolder.ENCODER));
        Graph encoder = graphs.require(GraphKind.ENCODER);
        assertThat(encoder).as("was opened before it was deleted").isNotNull();
        graphs.close();
        assertThatIllegalStateException().as("a call of a closed graph").isThrownBy(encoder::call);
    }
}
