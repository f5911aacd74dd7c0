package org.nadir.data.synthetic;

/** Where a thing stands in metres and which way it points (radians, clockwise on the picture from the x axis). */
record Placement(double x, double y, double heading) {
    /** The place {@code ahead} metres in front and {@code aside} metres to the right of this one, same heading. */
    Placement moved(double ahead, double aside) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        return new Placement(x + ahead * cos - aside * sin, y + ahead * sin + aside * cos, heading);
    }

    Placement turned(double by) {
        return new Placement(x, y, heading + by);
    }
}
