package org.nadir.geometry;

/**
 * An axis-aligned rectangle in pixels, y down; the borders belong to it. A rectangle of no width or height is allowed.
 *
 * @throws IllegalArgumentException when a coordinate is not finite or a maximum lies below its minimum
 */
public record Bounds(double minX, double minY, double maxX, double maxY) {
    public Bounds {
        if (!(maxX >= minX && maxY >= minY && Double.isFinite(maxX - minX) && Double.isFinite(maxY - minY))) {
            throw new IllegalArgumentException(
                    "Not a rectangle: x " + minX + " to " + maxX + ", y " + minY + " to " + maxY);
        }
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    /** True when the two share at least a point; rectangles that only touch do. */
    public boolean intersects(Bounds other) {
        return other.minX <= maxX && other.maxX >= minX && other.minY <= maxY && other.maxY >= minY;
    }
}
