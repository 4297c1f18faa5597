package dev.djinn.app.library;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldListing;
import dev.djinn.runtime.world.WorldSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose worlds are played: those of the makers of this program, of nobody in particular, and of the signers that the player
 * trusts. About any other signer the player is asked once. Any thread; it waits for the disk.
 */
public final class Signers {
    /** The public keys of the makers of this program. The second is an earlier one, whose private half nobody has any more. */
    private static final Set<String> MAKERS = Set.of(
            "MCowBQYDK2VwAyEA6EXKERJ9QrH8JkhWtUJ4gULloUWhIBTFrz4TcRqKNPY=",
            "MCowBQYDK2VwAyEAORYGl8eEAHmz6BZi7saMR7J1gXI+o9329Cok3KEVtzY=");
    /** Keys that got into the wrong hands. */
    private static final Set<String> WITHDRAWN = Set.of();

    private final Set<String> makers;
    private final Set<String> withdrawn;
    private final Store<List<Signer>> memory;

    /** @param memory of the signers whom the player was asked about */
    public Signers(Store<List<Signer>> memory) {
        this(MAKERS, WITHDRAWN, memory);
    }

    Signers(Set<String> makers, Set<String> withdrawn, Store<List<Signer>> memory) {
        this.makers = makers;
        this.withdrawn = withdrawn;
        this.memory = memory;
    }

    /** What is known of whoever signed a world. A withdrawn key is refused whatever the player said. */
    public Trust trust(Optional<WorldSignature> signature) {
        return signature.map(one -> trust(one.key())).orElse(Trust.UNSIGNED);
    }

    private Trust trust(String key) {
        Optional<Signer> asked = find(key);
        if (withdrawn.contains(key)
                || asked.filter(signer -> !signer.isTrusted()).isPresent()) {
            return Trust.REFUSED;
        }
        if (makers.contains(key)) {
            return Trust.MAKERS;
        }
        return asked.isPresent() ? Trust.TRUSTED : Trust.UNKNOWN;
    }

    private Optional<Signer> find(String key) {
        return memory.load().stream().filter(signer -> signer.key().equals(key)).findFirst();
    }

    /**
     * Remembers what the player thinks of a signer.
     *
     * @throws DjinnException UNSAFE if the key was withdrawn and is to be trusted, CANNOT_WRITE if the disk refuses
     */
    public synchronized void remember(WorldSignature signature, boolean isTrusted) {
        if (isTrusted && withdrawn.contains(signature.key())) {
            throw new DjinnException(
                    ExitCode.UNSAFE, called(signature) + ": this key was withdrawn, so it vouches for nothing");
        }
        List<Signer> all = new ArrayList<>(memory.load());
        all.removeIf(signer -> signer.key().equals(signature.key()));
        all.add(new Signer(signature.key(), signature.signer(), isTrusted));
        memory.save(List.copyOf(all));
    }

    /**
     * The same world, which may be opened.
     *
     * @throws DjinnException UNSAFE if whoever signed it is not trusted, or was not spoken of yet
     */
    WorldListing.Sound require(WorldListing.Sound world) {
        findObjection(world).ifPresent(reason -> {
            throw new DjinnException(ExitCode.UNSAFE, reason);
        });
        return world;
    }

    /** The same world if it may be opened, else one that cannot be used, with the reason. */
    WorldListing admit(WorldListing world) {
        return world instanceof WorldListing.Sound sound
                ? findObjection(sound)
                        .<WorldListing>map(reason -> new WorldListing.Broken(sound.folder(), reason))
                        .orElse(sound)
                : world;
    }

    private Optional<String> findObjection(WorldListing.Sound world) {
        String name = String.valueOf(world.folder().getFileName());
        return switch (trust(world.signature())) {
            case UNSIGNED, MAKERS, TRUSTED -> Optional.empty();
            case UNKNOWN ->
                Optional.of(world.folder() + ": signed by " + called(world)
                        + ", whom you were not asked about yet; if you trust them: djinn worlds trust " + name);
            case REFUSED ->
                Optional.of(world.folder() + ": signed by " + called(world)
                        + ", who is not trusted here; djinn worlds trust " + name + " takes that back");
        };
    }

    private static String called(WorldListing.Sound world) {
        return world.signature().map(Signers::called).orElse("nobody");
    }

    private static String called(WorldSignature signature) {
        return "\"" + signature.signer() + "\" (key " + signature.fingerprint() + ")";
    }
}
