package org.nadir.viewer.map;

/**
 * What part of a scene is on screen: the scene pixel in the middle of the view and how many screen pixels one scene
 * pixel takes. Immutable, so that linked maps never see half a movement. The y axis points down, as in the scene.
 *
 * @param centreX scene pixel in the middle of the view, columns, fractional; 0 is the left edge of the first pixel
 * @param centreY scene pixel in the middle of the view, rows; 0 is the upper edge of the first pixel
 * @param scale screen pixels per scene pixel, above 0
 */
public record Viewport(double centreX, double centreY, double scale) {
    public Viewport {
        if (!Double.isFinite(centreX) || !Double.isFinite(centreY)) {
            throw new IllegalArgumentException("The centre must be finite: " + centreX + ", " + centreY);
        }
        if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("The scale must be above 0 and finite: " + scale);
        }
    }

    /** The viewport that shows a rectangle of the scene whole and centred in a view, with a margin in screen pixels. */
    public static Viewport fitting(SceneRect area, ViewSize view, double margin) {
        double width = Math.max(1, view.width() - 2 * margin);
        double height = Math.max(1, view.height() - 2 * margin);
        double scale = Math.min(width / Math.max(area.width(), 1e-9), height / Math.max(area.height(), 1e-9));
        return new Viewport(area.x() + area.width() / 2, area.y() + area.height() / 2, scale);
    }

    /** The viewport moved so that what lay under a screen point moves by a distance in screen pixels. */
    public Viewport pannedBy(double screenDx, double screenDy) {
        return new Viewport(centreX - screenDx / scale, centreY - screenDy / scale, scale);
    }

    /** Another scale with the scene point under a place of the view kept where it is. */
    public Viewport scaledAt(double newScale, double offsetX, double offsetY) {
        double x = centreX + offsetX / scale;
        double y = centreY + offsetY / scale;
        return new Viewport(x - offsetX / newScale, y - offsetY / newScale, newScale);
    }

    /** The part of the scene that a view of this size shows; reaches beyond the scene where the view does. */
    public SceneRect visible(ViewSize view) {
        double width = view.width() / scale;
        double height = view.height() / scale;
        return new SceneRect(centreX - width / 2, centreY - height / 2, width, height);
    }
}
