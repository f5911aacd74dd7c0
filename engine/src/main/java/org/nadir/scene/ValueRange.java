package org.nadir.scene;

/** The values of a band that are shown as black and as full brightness; {@code high} is above {@code low}. */
public record ValueRange(double low, double high) {
    public ValueRange {
        if (!Double.isFinite(low) || !Double.isFinite(high) || high <= low) {
            throw new IllegalArgumentException("a value range must rise: " + low + " to " + high);
        }
    }
}
