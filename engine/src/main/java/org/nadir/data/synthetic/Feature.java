package org.nadir.data.synthetic;

import java.awt.geom.Rectangle2D;

/** One thing of a site: draws its share of each pass, in metres of the site's frame. */
interface Feature {
    /** Where it can leave marks, shadow included; a block that does not touch this is drawn without it. */
    Rectangle2D reach();

    void draw(Canvas canvas, Phase phase);
}
