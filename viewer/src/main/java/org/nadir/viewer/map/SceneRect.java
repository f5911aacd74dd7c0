package org.nadir.viewer.map;

/** A rectangle in full-resolution scene pixels, fractional, y downwards. */
public record SceneRect(double x, double y, double width, double height) {
    public double maxX() {
        return x + width;
    }

    public double maxY() {
        return y + height;
    }

    public boolean intersects(SceneRect other) {
        return x < other.maxX() && other.x < maxX() && y < other.maxY() && other.y < maxY();
    }
}
