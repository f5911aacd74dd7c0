package org.nadir.scene;

/**
 * The affine map from pixel to map coordinates in GDAL's order and convention: pixel (0, 0) is the outer corner of the
 * first pixel, X = originX + x pixelWidth + y rowRotation, Y = originY + x columnRotation + y pixelHeight.
 */
public record GeoTransform(
        double originX,
        double pixelWidth,
        double rowRotation,
        double originY,
        double columnRotation,
        double pixelHeight) {

    /** North up: square or rectangular pixels, Y falling downwards. */
    public static GeoTransform northUp(double west, double north, double pixelWidth, double pixelHeight) {
        return new GeoTransform(west, pixelWidth, 0, north, 0, -pixelHeight);
    }

    public double determinant() {
        return pixelWidth * pixelHeight - rowRotation * columnRotation;
    }

    /** True when the map can be turned around. */
    public boolean invertible() {
        double d = determinant();
        return Double.isFinite(d) && d != 0 && Double.isFinite(originX) && Double.isFinite(originY);
    }

    public double[] toMap(double x, double y) {
        return new double[] {originX + x * pixelWidth + y * rowRotation, originY + x * columnRotation + y * pixelHeight
        };
    }

    /** Inverse of {@link #toMap}; needs {@link #invertible()}. */
    public double[] toPixel(double mapX, double mapY) {
        double d = determinant();
        double dx = mapX - originX;
        double dy = mapY - originY;
        return new double[] {(dx * pixelHeight - dy * rowRotation) / d, (dy * pixelWidth - dx * columnRotation) / d};
    }

    public double[] toArray() {
        return new double[] {originX, pixelWidth, rowRotation, originY, columnRotation, pixelHeight};
    }
}
