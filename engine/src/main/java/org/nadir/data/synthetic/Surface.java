package org.nadir.data.synthetic;

import java.awt.Color;

/** What the ground is made of: two colours that patches blend between, and how rough it looks from above. */
enum Surface {
    /** Drawn things that bring their own colours. */
    PLAIN(0x808080, 0x808080, 0.012, 0.6, 40),
    GRASS(0x5D6B3C, 0x77784A, 0.075, 0.9, 55),
    LAWN(0x586A3E, 0x687447, 0.045, 0.8, 40),
    MEADOW(0x6A7440, 0x8B8654, 0.085, 1.1, 70),
    CROP(0x5C7636, 0x6D8440, 0.05, 0.9, 90),
    STUBBLE(0xA8935F, 0xB8A473, 0.05, 0.9, 90),
    SOIL(0x86694B, 0x9A7E5E, 0.055, 0.8, 60),
    ASPHALT(0x5B5C5E, 0x6C6B69, 0.035, 0.35, 45),
    DARK_ASPHALT(0x47494C, 0x55565A, 0.03, 0.35, 45),
    CONCRETE(0xA6A39B, 0xB7B2A6, 0.03, 0.4, 35),
    OLD_CONCRETE(0x918E87, 0xA39E93, 0.04, 0.4, 30),
    GRAVEL(0x9B9282, 0xAAA08D, 0.06, 0.3, 25),
    SAND(0xC6B48C, 0xD3C4A0, 0.03, 0.5, 40),
    ROCK(0x807B72, 0xA09A8E, 0.17, 1.0, 12),
    SCRUB(0x47562F, 0x5F6B3E, 0.16, 1.4, 30),
    SEA(0x27444F, 0x2F505A, 0.05, 1.6, 160),
    HARBOUR_WATER(0x33504F, 0x3C5955, 0.03, 1.1, 120);

    private static final Surface[] ALL = values();

    private final int base;
    private final int other;
    private final double grain;
    private final double grainMetres;
    private final double patchMetres;

    Surface(int base, int other, double grain, double grainMetres, double patchMetres) {
        this.base = base;
        this.other = other;
        this.grain = grain;
        this.grainMetres = grainMetres;
        this.patchMetres = patchMetres;
    }

    static Surface of(int code) {
        return ALL[code];
    }

    Color base() {
        return new Color(base);
    }

    /** Difference of a colour channel (0 red .. 2 blue) between the surface's two colours. */
    int swing(int channel) {
        int shift = 16 - 8 * channel;
        return ((other >> shift) & 255) - ((base >> shift) & 255);
    }

    /** Relative brightness of the fine texture: its standard deviation. */
    double grain() {
        return grain;
    }

    double grainMetres() {
        return grainMetres;
    }

    double patchMetres() {
        return patchMetres;
    }

    boolean water() {
        return this == SEA || this == HARBOUR_WATER;
    }
}
