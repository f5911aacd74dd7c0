package org.nadir.data.synthetic;

import java.awt.geom.Rectangle2D;

/** The walking surface of a pier, painted over its side. */
record PierTop(Rectangle2D area) implements Feature {
    @Override
    public Rectangle2D reach() {
        return area;
    }

    @Override
    public void draw(Canvas canvas, Phase phase) {
        if (phase == Phase.BODY) {
            canvas.lay(area, Surface.OLD_CONCRETE);
            Rectangle2D inner =
                    new Rectangle2D.Double(area.getX() + 1, area.getY() + 1, area.getWidth() - 2, area.getHeight() - 1);
            canvas.mark(inner, Tint.scaled(Surface.OLD_CONCRETE.base(), 1.07));
        }
    }
}
