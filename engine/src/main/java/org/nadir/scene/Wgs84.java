package org.nadir.scene;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.nadir.base.UserProblem;

/**
 * Transforms from the reference systems of scenes to longitude and latitude on WGS 84, made once each and kept. Systems
 * without a code are taken from their text, or from the GeoTIFF keys as GeoTools reads them. Thread-safe.
 */
final class Wgs84 {
    private static final Logger LOG = Logger.getLogger(Wgs84.class.getName());
    private static final int WGS_84 = 4326;
    private static final Map<String, Wgs84> KNOWN = new ConcurrentHashMap<>();

    private final MathTransform transform;
    private final double scale;

    private Wgs84(MathTransform transform, double scale) {
        this.transform = transform;
        this.scale = scale;
    }

    /** The transform for a system; {@code file} is where its definition stands when it has no code. */
    static Wgs84 of(SceneCrs crs, Path file) {
        String key = crs.epsg().isPresent()
                ? crs.name() + "*" + crs.metresPerUnit()
                : crs.wkt().orElse(file.toString());
        Wgs84 known = KNOWN.get(key);
        if (known == null) {
            known = make(crs, file);
            KNOWN.put(key, known);
        }
        return known;
    }

    /** Longitude and latitude in degrees of map coordinates. */
    double[] lonLat(double[] map) {
        double[] point = {map[0] * scale, map[1] * scale};
        try {
            transform.transform(point, 0, point, 0, 1);
        } catch (TransformException e) {
            LOG.log(Level.FINE, "outside of the projection", e);
            return new double[] {Double.NaN, Double.NaN};
        }
        return point;
    }

    private static Wgs84 make(SceneCrs crs, Path file) {
        if (crs.epsg().orElse(0) == WGS_84) {
            return new Wgs84(IdentityTransform.create(2), 1);
        }
        try {
            CoordinateReferenceSystem system = system(crs, file);
            return new Wgs84(CRS.findMathTransform(system, DefaultGeographicCRS.WGS84, true), unitScale(crs, system));
        } catch (FactoryException | java.io.IOException | RuntimeException e) {
            throw UserProblem.of("The coordinate system of this image cannot be understood")
                    .file(file)
                    .found(crs.name())
                    .remedy(
                            "Positions in longitude and latitude are not available for it; reproject the image to a system"
                                    + " with an EPSG code")
                    .cause(e)
                    .problem();
        }
    }

    private static CoordinateReferenceSystem system(SceneCrs crs, Path file)
            throws FactoryException, java.io.IOException {
        if (crs.epsg().isPresent()) {
            return CRS.decode("EPSG:" + crs.epsg().getAsInt(), true);
        }
        if (crs.wkt().isPresent()) {
            return CRS.parseWKT(horizontal(crs.wkt().get()));
        }
        GeoTiffReader reader = new GeoTiffReader(file.toFile());
        try {
            CoordinateReferenceSystem system = reader.getCoordinateReferenceSystem();
            if (system == null) {
                throw new java.io.IOException("no coordinate system in the keys");
            }
            return system;
        } finally {
            reader.dispose();
        }
    }

    /** ESRI's text may carry a height system at its end, which is of no use here. */
    static String horizontal(String wkt) {
        int vertical = wkt.indexOf(",VERTCS[");
        if (vertical < 0) {
            return wkt;
        }
        String head = wkt.substring(0, vertical);
        long open = head.chars().filter(c -> c == '[').count()
                - head.chars().filter(c -> c == ']').count();
        return head + "]".repeat((int) Math.max(0, open));
    }

    /** A file may keep its coordinates in another unit than the system that it names (feet in a metric grid). */
    private static double unitScale(SceneCrs crs, CoordinateReferenceSystem system) {
        if (crs.geographic() || crs.epsg().isEmpty() || Double.isNaN(crs.metresPerUnit())) {
            return 1;
        }
        javax.measure.Unit<?> unit = system.getCoordinateSystem().getAxis(0).getUnit();
        try {
            double metres = unit.getConverterToAny(si.uom.SI.METRE).convert(1.0);
            double scale = crs.metresPerUnit() / metres;
            return Math.abs(scale - 1) < 1e-5 ? 1 : scale;
        } catch (javax.measure.IncommensurableException e) {
            return 1;
        }
    }
}
