package org.nadir.geometry;

/**
 * A rectangle turned about its centre: the unit of labels, anchors and detections. Lengths in pixels, {@code angle} in
 * radians, clockwise on screen (y points down) from the x axis to the side of length {@code width}.
 *
 * <p>The constructor brings every box into le90: {@code width >= height} and {@code angle} in [-pi/2, pi/2). A box that
 * is given with the short side first is turned by pi/2. A square keeps its angle up to a multiple of pi, so two squares
 * that look alike may differ by pi/2.
 *
 * @throws IllegalArgumentException when a value is not finite or a side is not above zero
 */
public record OrientedBox(double cx, double cy, double width, double height, double angle) {
    public OrientedBox {
        if (!(Double.isFinite(cx) && Double.isFinite(cy) && Double.isFinite(angle))) {
            throw new IllegalArgumentException("Not a finite box: centre " + cx + ", " + cy + ", angle " + angle);
        }
        if (!(width > 0 && height > 0 && Double.isFinite(width) && Double.isFinite(height))) {
            throw new IllegalArgumentException("Sides must be finite and above zero: " + width + " x " + height);
        }
        if (width < height) {
            double longer = height;
            height = width;
            width = longer;
            angle = Math.IEEEremainder(angle, Math.PI) + Math.PI / 2;
        }
        angle = le90(angle);
    }

    /** The same direction of a line in [-pi/2, pi/2). */
    static double le90(double angle) {
        if (angle >= -Math.PI / 2 && angle < Math.PI / 2) {
            return angle;
        }
        double turned = Math.IEEEremainder(angle, Math.PI);
        return turned >= Math.PI / 2 ? turned - Math.PI : turned;
    }

    /**
     * The corners x0, y0 .. x3, y3: the first is the box's own (-width/2, -height/2), the others follow clockwise on
     * screen.
     */
    public double[] corners() {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double wx = width / 2 * cos;
        double wy = width / 2 * sin;
        double hx = -height / 2 * sin;
        double hy = height / 2 * cos;
        return new double[] {
            cx - wx - hx,
            cy - wy - hy,
            cx + wx - hx,
            cy + wy - hy,
            cx + wx + hx,
            cy + wy + hy,
            cx - wx + hx,
            cy - wy + hy
        };
    }

    public double area() {
        return width * height;
    }

    /** The smallest axis-aligned rectangle around the box. */
    public Bounds bounds() {
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        double halfX = (width * cos + height * sin) / 2;
        double halfY = (width * sin + height * cos) / 2;
        return new Bounds(cx - halfX, cy - halfY, cx + halfX, cy + halfY);
    }

    /** The upright rectangle around it as a box. */
    public OrientedBox upright() {
        Bounds around = bounds();
        double middleX = (around.minX() + around.maxX()) / 2;
        double middleY = (around.minY() + around.maxY()) / 2;
        return new OrientedBox(middleX, middleY, around.width(), around.height(), 0);
    }

    /** True for points inside or on the border (as far as rounding lets one say). */
    public boolean contains(double x, double y) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double dx = x - cx;
        double dy = y - cy;
        return Math.abs(dx * cos + dy * sin) <= width / 2 && Math.abs(dy * cos - dx * sin) <= height / 2;
    }

    public OrientedBox translated(double dx, double dy) {
        return new OrientedBox(cx + dx, cy + dy, width, height, angle);
    }

    /** Scaled about the origin, coordinates and sides alike; {@code factor} above zero. */
    public OrientedBox scaled(double factor) {
        return new OrientedBox(cx * factor, cy * factor, width * factor, height * factor, angle);
    }
}
