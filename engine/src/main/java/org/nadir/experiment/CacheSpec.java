package org.nadir.experiment;

/**
 * Whether what a network that stands still makes of the images is kept on disk while a run is under way.
 *
 * @param limitGib the most that may lie on disk, in GiB
 */
public record CacheSpec(boolean on, double limitGib) {
    /** Nothing is kept. */
    static final CacheSpec OFF = new CacheSpec(false, 20);

    /** The most that may lie on disk. */
    public long limitBytes() {
        return (long) (limitGib * (1L << 30));
    }
}
