package org.nadir.nn;

/** The parts of a network that a freezing schedule switches, from the image to the output. */
public enum NetworkPart {
    STEM,
    STAGE1,
    STAGE2,
    STAGE3,
    STAGE4,
    NECK,
    HEAD;

    /** True for the stem and the four stages. */
    public boolean backbone() {
        return compareTo(STAGE4) <= 0;
    }
}
