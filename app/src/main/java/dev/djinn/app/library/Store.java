package dev.djinn.app.library;

/** Something kept on the disk; it waits for that. Any thread. */
public interface Store<T> {
    T load();

    /** @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk refuses; what was kept stays */
    void save(T value);
}
