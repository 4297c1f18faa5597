package dev.djinn.engine.session;

/** Catches a second thread that touches what belongs to one. */
final class OwnerThread {
    private final Thread owner = Thread.currentThread();

    void check() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the session belongs to thread " + owner.getName() + ", not to "
                    + Thread.currentThread().getName());
        }
    }
}
