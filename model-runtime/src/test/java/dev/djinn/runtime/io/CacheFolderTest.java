package dev.djinn.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    @Test
    void followsDjinnHomeThenXdg() {
        assertThat(CacheFolder.standard(Map.of("DJINN_HOME", "/d", "XDG_CACHE_HOME", "/x")))
                .isEqualTo(Path.of("/d/cache"));
        assertThat(CacheFolder.standard(Map.of("XDG_CACHE_HOME", "/x"))).isEqualTo(Path.of("/x/djinn"));
    }

    @Test
    void ignoresRelativeFoldersAsXdgDemands() {
        assertThat(CacheFolder.standard(Map.of("DJINN_HOME", "d", "XDG_CACHE_HOME", "x")))
                .isEqualTo(CacheFolder.standard(Map.of()))
                .isAbsolute();
    }
}
