package org.nadir.scene;

/** From a reference system to longitude and latitude. */
final class Wgs84 {
    private Wgs84() {}

    static double[] of(SceneCrs crs, double[] map) {
        if (crs.geographic()) {
            return map;
        }
        throw new UnsupportedOperationException(crs.name());
    }
}
