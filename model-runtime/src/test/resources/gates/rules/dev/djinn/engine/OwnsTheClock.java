package dev.djinn.engine;

import dev.djinn.runtime.Owns;

@Owns(value = Owns.Resource.CLOCK, because = " ")
final class OwnsTheClock {
    long now = System.nanoTime();
}
