package org.nadir.scene;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the bands mean as colours, as the file says it.
 *
 * @param kind how the first bands are to be seen
 * @param alphaBand the band that holds opacity, from 0, if any
 * @param palette INT_ARGB per value of a palette image, else empty; not to be changed
 */
public record BandColours(Kind kind, OptionalInt alphaBand, Optional<int[]> palette) {
    /** Grey values, red-green-blue, or an index into a palette. */
    public enum Kind {
        GREY,
        INVERTED_GREY,
        RGB,
        PALETTE
    }

    public static BandColours grey() {
        return new BandColours(Kind.GREY, OptionalInt.empty(), Optional.empty());
    }

    public static BandColours rgb() {
        return new BandColours(Kind.RGB, OptionalInt.empty(), Optional.empty());
    }
}
