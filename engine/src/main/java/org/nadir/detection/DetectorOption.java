package org.nadir.detection;

/** Settings of an architecture that have no meaning for some detectors; see {@link Detectors#using}. */
public enum DetectorOption {
    /** The side of the smallest anchor: only where there are anchors of several scales a cell. */
    ANCHOR_BASE,
    /** The length of the towers of a one-stage head. */
    HEAD_CONVS
}
