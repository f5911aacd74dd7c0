package org.nadir.data.synthetic;

/**
 * Where the light comes from: the way a shadow falls on the picture (radians, clockwise from the x axis) and its length
 * for one metre of height.
 */
record Sun(double shadowAngle, double shadowLength) {
    static Sun of(Dice dice) {
        double elevation = Math.toRadians(dice.between(34.0, 58.0));
        return new Sun(dice.angle(), 1 / Math.tan(elevation));
    }

    /** Displacement of the shadow of a point of one metre height in a frame turned by {@code heading}. */
    double shiftX(double heading) {
        return shadowLength * Math.cos(shadowAngle - heading);
    }

    double shiftY(double heading) {
        return shadowLength * Math.sin(shadowAngle - heading);
    }

    /** How much a wall or slope looking towards {@code normal} (picture frame) is lit: 1 facing the sun, -1 away. */
    double facing(double normal) {
        return -Math.cos(normal - shadowAngle);
    }
}
