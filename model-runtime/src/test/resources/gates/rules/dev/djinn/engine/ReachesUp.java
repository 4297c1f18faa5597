package dev.djinn.engine;

import dev.djinn.app.Window;

final class ReachesUp {
    Window window = new Window();
}
