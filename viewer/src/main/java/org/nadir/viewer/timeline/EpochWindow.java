package org.nadir.viewer.timeline;

/**
 * Which epochs of a timeline are on the screen: all of them, or some after zooming in. Epochs are real numbers here, a
 * whole number being the start of that epoch. Belongs to one thread and needs no toolkit.
 */
final class EpochWindow {
    /** Fewer epochs than these are not zoomed in on. */
    private static final double FEWEST = 6;

    private int epochs;
    private double zoom = 1;
    private double from;

    /** What is shown: from an epoch on, so many of them. */
    record View(double from, double span) {
        double to() {
            return from + span;
        }
    }

    View view() {
        return new View(from, span());
    }

    /** True while nothing is hidden. */
    boolean showsAll() {
        return zoom == 1;
    }

    int epochs() {
        return epochs;
    }

    /** Another number of epochs; the zoom stays where it can. */
    void epochs(int count) {
        epochs = count;
        zoomTo(zoom, from);
    }

    /** Shows {@code factor} times as few epochs, with the epoch {@code at} staying where it is. */
    void zoom(double factor, double at) {
        double share = (at - from) / span();
        double next = Math.min(Math.max(1, zoom * factor), Math.max(1, epochs / FEWEST));
        zoomTo(next, at - share * Math.max(1, epochs) / next);
    }

    void showAll() {
        zoomTo(1, 0);
    }

    /** Starts at another epoch, as far as the ends allow. */
    void scrollTo(double start) {
        from = Math.max(0, Math.min(epochs - span(), start));
    }

    /** Moves as little as needed to show an epoch whole. */
    void reveal(int epoch) {
        if (epoch < from) {
            scrollTo(epoch);
        } else if (epoch + 1 > from + span()) {
            scrollTo(epoch + 1 - span());
        }
    }

    private void zoomTo(double next, double start) {
        zoom = Math.min(next, Math.max(1, epochs / FEWEST));
        scrollTo(start);
    }

    private double span() {
        return Math.max(1, epochs) / zoom;
    }
}
