package org.nadir.scene;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The coordinate reference system that a file names.
 *
 * @param name "EPSG:32618", or the name in the file when it has no code
 * @param epsg the code, when the file gives one
 * @param geographic true when coordinates are degrees
 * @param metresPerUnit length of a map unit in metres as the file says it; NaN when it does not
 * @param wkt definition as text, when the file carries one beside it (aux.xml)
 */
public record SceneCrs(String name, OptionalInt epsg, boolean geographic, double metresPerUnit, Optional<String> wkt) {
    public static SceneCrs ofEpsg(int code, boolean geographic) {
        return new SceneCrs("EPSG:" + code, OptionalInt.of(code), geographic, Double.NaN, Optional.empty());
    }
}
