package org.nadir.data.synthetic;

/** The passes of drawing: what lies on the ground, the shadows on it, then what stands on it. */
enum Phase {
    GROUND,
    SHADOW,
    BODY
}
