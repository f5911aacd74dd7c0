package org.nadir.app.compare;

/** What the curves of a comparison show, one chart each. */
enum Quantity {
    SCORE("Validation", "mAP50", false),
    LOSS("Loss", "Loss", true),
    RATE("Rate", "Learning rate", false),
    STEP_TIME("Time per step", "ms per step", true),
    MEMORY("Memory", "MiB", false);

    private final String title;
    private final String axis;
    private final boolean noisy;

    Quantity(String title, String axis, boolean noisy) {
        this.title = title;
        this.axis = axis;
        this.noisy = noisy;
    }

    String title() {
        return title;
    }

    /** Title of the y axis, with its unit. */
    String axis() {
        return axis;
    }

    /** True when smoothing helps. */
    boolean noisy() {
        return noisy;
    }
}
