package org.nadir.detection;

/**
 * Writes boxes as offsets from reference boxes (anchors or proposals) and reads them back. Boxes and references are packed
 * (cx, cy, width, height, angle), five values each; indices count boxes, not values. Stateless.
 */
interface BoxCoder {
    /** Offsets of a box. */
    int values();

    /** Writes the offsets of box {@code box} of {@code boxes} from {@code reference} as number {@code delta}. */
    void encode(Packed references, Packed boxes, float[] deltas, int delta);

    /** Writes the box that offsets number {@code delta} make of {@code reference} into {@code box}. */
    void decode(Packed references, float[] deltas, int delta, Packed boxes);

    /** One box of an array. */
    record Packed(float[] values, int index) {
        float get(int column) {
            return values[5 * index + column];
        }

        void set(double cx, double cy, double width, double height, double angle) {
            values[5 * index] = (float) cx;
            values[5 * index + 1] = (float) cy;
            values[5 * index + 2] = (float) width;
            values[5 * index + 3] = (float) height;
            values[5 * index + 4] = (float) angle;
        }
    }
}
