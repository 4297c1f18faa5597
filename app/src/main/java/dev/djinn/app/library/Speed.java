package dev.djinn.app.library;

/**
 * How fast a world was found to play.
 *
 * @param hash identity of the world by content
 * @param device where it ran, as {@code cpu}
 * @param version of what it ran with: another may be faster or slower
 * @param framesPerSecond above 0
 */
public record Speed(String hash, String device, String version, double framesPerSecond) {
    /** Whether {@code newer} takes its place. */
    boolean isReplacedBy(Speed newer) {
        return hash.equals(newer.hash) && device.equals(newer.device);
    }
}
