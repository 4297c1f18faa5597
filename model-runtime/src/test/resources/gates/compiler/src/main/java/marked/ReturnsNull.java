package marked;

final class ReturnsNull {
    String world() {
        return null;
    }
}
