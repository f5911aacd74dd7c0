package org.nadir.viewer.map;

import java.util.List;
import java.util.Optional;

/**
 * What lies under the cursor. The pixel is known at once; map coordinates and band values follow when they have been
 * read, and only those of the latest place are delivered.
 *
 * @param x column in full-resolution pixels, fractional
 * @param y row in full-resolution pixels, fractional
 * @param inside whether the place lies in the scene
 * @param position map coordinates with their system; empty until read, or when the scene has none
 * @param values one value per band; empty until read, outside the scene and where the scene has no data
 */
public record CursorReadout(double x, double y, boolean inside, Optional<Position> position, List<Float> values) {
    public CursorReadout {
        values = List.copyOf(values);
    }

    /** Map coordinates in the named system: easting and northing, or longitude and latitude. */
    public record Position(double east, double north, String crsName) {}

    CursorReadout with(MapProbe.Reading reading) {
        return new CursorReadout(x, y, inside, reading.position(), reading.values());
    }
}
