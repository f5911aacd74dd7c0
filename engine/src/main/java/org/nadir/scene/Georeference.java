package org.nadir.scene;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the pixels of a scene lie on the earth. Thread-safe. The first use of {@link #toWgs84} in a process loads the
 * table of reference systems and takes about a second: call it off the FX thread.
 */
public final class Georeference {
    private final GeoTransform transform;
    private final SceneCrs crs;

    private final Path file;

    private Georeference(GeoTransform transform, SceneCrs crs, Path file) {
        this.transform = transform;
        this.crs = crs;
        this.file = file;
    }

    /** Empty when the scene lacks a usable transform or a reference system. Costs nothing. */
    public static Optional<Georeference> of(SceneInfo info) {
        return info.transform().filter(GeoTransform::invertible).flatMap(t -> info.crs()
                .map(c -> new Georeference(t, c, info.file())));
    }

    /** Map coordinates of a full-resolution pixel position. */
    public double[] toMap(double x, double y) {
        return transform.toMap(x, y);
    }

    /** Full-resolution pixel position of map coordinates. */
    public double[] toPixel(double mapX, double mapY) {
        return transform.toPixel(mapX, mapY);
    }

    /**
     * Longitude and latitude in degrees of a full-resolution pixel position; NaN where the projection does not reach.
     *
     * @throws org.nadir.base.UserProblem when the reference system of the file cannot be understood
     */
    public double[] toWgs84(double x, double y) {
        return Wgs84.of(crs, file).lonLat(toMap(x, y));
    }

    public String crsName() {
        return crs.name();
    }
}
