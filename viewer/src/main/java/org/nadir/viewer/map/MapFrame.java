package org.nadir.viewer.map;

/**
 * The geometry of one painting: where the map looks and how large the canvas is.
 *
 * @param viewport where the map looks
 * @param size size of the canvas in logical pixels
 * @param outputScale device pixels per logical pixel (1, 1.25, 2 ...)
 */
public record MapFrame(Viewport viewport, ViewSize size, double outputScale) {
    public double toScreenX(double sceneX) {
        return (sceneX - viewport.centreX()) * viewport.scale() + size.width() / 2;
    }

    public double toScreenY(double sceneY) {
        return (sceneY - viewport.centreY()) * viewport.scale() + size.height() / 2;
    }

    public double toSceneX(double screenX) {
        return viewport.centreX() + (screenX - size.width() / 2) / viewport.scale();
    }

    public double toSceneY(double screenY) {
        return viewport.centreY() + (screenY - size.height() / 2) / viewport.scale();
    }

    public SceneRect visible() {
        return viewport.visible(size);
    }
}
