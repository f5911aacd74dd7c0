package org.nadir.distillation;

/** How the squared differences of a map become one number. */
public enum Reduction {
    /** The mean over all elements, as the reference of DS2D2 has it. */
    MEAN,

    /** The sum over channels and cells, averaged over the images: larger by channels times cells, level for level. */
    SUM_PER_IMAGE
}
