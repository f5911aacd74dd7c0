package org.nadir.data;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decoded images of a split that stay in memory, up to a bound. Whatever came first is kept to the end: an epoch asks for
 * every image about once, so that what one threw out for another would be missed before the other is. Safe from any thread.
 */
final class DecodedImages {
    private final long bound;
    private final AtomicLong held = new AtomicLong();
    private final Map<Integer, Pixels> kept = new ConcurrentHashMap<>();

    /** Keeps at most that many bytes of pixels. */
    DecodedImages(long bound) {
        this.bound = bound;
    }

    /** The pixels of image {@code index} of its split, decoded now unless they were kept. */
    Pixels of(int index, LabelledImage image) {
        Optional<Pixels> known = Optional.ofNullable(kept.get(index));
        return known.orElseGet(() -> decoded(index, image));
    }

    private Pixels decoded(int index, LabelledImage image) {
        Pixels pixels = image.pixels();
        long bytes = pixels.rgb().length;
        boolean fits = held.addAndGet(bytes) <= bound;
        // another thread may have decoded the same image meanwhile
        if (!fits || kept.putIfAbsent(index, pixels) != null) {
            held.addAndGet(-bytes);
        }
        return pixels;
    }
}
