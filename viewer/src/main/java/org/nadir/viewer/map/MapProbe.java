package org.nadir.viewer.map;

import java.util.List;
import java.util.Optional;

/** Reads what the cursor points at. Called on a background thread, one place at a time. */
@FunctionalInterface
public interface MapProbe {
    /** Reads the place of these full-resolution pixel coordinates, which lie inside the scene. */
    Reading at(double x, double y);

    /** Map coordinates, where the scene has them, and one value per band; no values where there is no data. */
    record Reading(Optional<CursorReadout.Position> position, List<Float> values) {}
}
