package org.nadir.viewer.map;

/** Size of a view in screen pixels (logical ones, before the scale of the display). */
public record ViewSize(double width, double height) {
    public boolean isEmpty() {
        return !(width >= 1 && height >= 1);
    }
}
