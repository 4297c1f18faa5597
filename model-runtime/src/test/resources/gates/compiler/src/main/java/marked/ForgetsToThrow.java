package marked;

final class ForgetsToThrow {
    void check(int frames) {
        if (frames < 1) {
            new IllegalArgumentException("no frames");
        }
    }
}
