package org.nadir.scene;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the bands mean as colours, as the file says it.
 *
 * @param kind how the first bands are to be seen
 * @param alphaBand the band that holds opacity, from 0, if any
 * @param rgbBands the bands of red, green and blue, when the file names them; else empty
 * @param palette INT_ARGB per value of a palette image, else empty; not to be changed
 */
public record BandColours(Kind kind, OptionalInt alphaBand, List<Integer> rgbBands, Optional<int[]> palette) {
    public BandColours {
        rgbBands = List.copyOf(rgbBands);
    }

    /** Grey values, red-green-blue, or an index into a palette. */
    public enum Kind {
        GREY,
        INVERTED_GREY,
        RGB,
        PALETTE
    }

    public static BandColours grey() {
        return new BandColours(Kind.GREY, OptionalInt.empty(), List.of(), Optional.empty());
    }

    public static BandColours rgb() {
        return new BandColours(Kind.RGB, OptionalInt.empty(), List.of(), Optional.empty());
    }
}
