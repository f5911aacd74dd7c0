package org.nadir.data.synthetic;

import java.awt.geom.Rectangle2D;

/** The looks of one object in its own frame: metres, origin in its middle, nose towards positive x. Immutable. */
interface CraftModel {
    /** What a chip of it is called, see {@link ChipSet#CLASSES}. */
    String chipClass();

    /** The object itself without shadow and wake; its label. */
    Rectangle2D extent();

    /** Metres above ground that its shadow is cast from. */
    double height();

    void draw(Canvas canvas, Phase phase);
}
