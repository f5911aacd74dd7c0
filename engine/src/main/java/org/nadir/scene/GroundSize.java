package org.nadir.scene;

import java.util.Optional;

/**
 * Size of a pixel on the ground in metres at the centre of an image. Geographic systems by the radii of curvature of the
 * WGS 84 ellipsoid; the spherical Mercator of web maps corrected for its scale; other projections as they are.
 */
final class GroundSize {
    private static final double SEMI_MAJOR = 6378137;
    private static final double ECCENTRICITY_2 = 0.00669437999014;
    private static final int WEB_MERCATOR = 3857;

    private GroundSize() {}

    static Optional<double[]> of(Optional<SceneCrs> crs, Optional<GeoTransform> transform, int width, int height) {
        if (crs.isEmpty() || transform.isEmpty() || !transform.get().invertible()) {
            return Optional.empty();
        }
        GeoTransform t = transform.get();
        double centreY = t.toMap(width / 2.0, height / 2.0)[1];
        if (crs.get().geographic()) {
            return Optional.of(degrees(t, centreY));
        }
        double unit = Double.isNaN(crs.get().metresPerUnit()) ? 1 : crs.get().metresPerUnit();
        double across = Math.hypot(t.pixelWidth(), t.columnRotation()) * unit;
        double down = Math.hypot(t.rowRotation(), t.pixelHeight()) * unit;
        if (crs.get().epsg().orElse(0) == WEB_MERCATOR) {
            double scale = 1 / Math.cosh(centreY / SEMI_MAJOR);
            return Optional.of(new double[] {across * scale, down * scale});
        }
        return Optional.of(new double[] {across, down});
    }

    private static double[] degrees(GeoTransform t, double latitude) {
        double phi = Math.toRadians(Math.max(-90, Math.min(90, latitude)));
        double w = Math.sqrt(1 - ECCENTRICITY_2 * Math.sin(phi) * Math.sin(phi));
        double perLongitude = Math.toRadians(SEMI_MAJOR / w * Math.cos(phi));
        double perLatitude = Math.toRadians(SEMI_MAJOR * (1 - ECCENTRICITY_2) / (w * w * w));
        return new double[] {
            Math.hypot(t.pixelWidth() * perLongitude, t.columnRotation() * perLatitude),
            Math.hypot(t.rowRotation() * perLongitude, t.pixelHeight() * perLatitude)
        };
    }
}
