package org.nadir.app.data;

/**
 * Which images the gallery shows.
 *
 * @param split name of a split; empty for all
 * @param className only images with such a box; empty for all
 * @param count how many boxes
 */
record ImageFilter(String split, String className, Count count) {
    static final ImageFilter ALL = new ImageFilter("", "", Count.ANY);

    /** Ranges of the number of boxes. */
    enum Count {
        ANY("Any number of boxes", 0, Integer.MAX_VALUE),
        NONE("No boxes", 0, 0),
        FEW("1 to 9 boxes", 1, 9),
        SOME("10 to 49 boxes", 10, 49),
        MANY("50 boxes and more", 50, Integer.MAX_VALUE);

        private final String title;
        private final int least;
        private final int most;

        Count(String title, int least, int most) {
            this.title = title;
            this.least = least;
            this.most = most;
        }

        String title() {
            return title;
        }
    }

    boolean accepts(ImageEntry entry) {
        return (split.isEmpty() || split.equals(entry.split()))
                && (className.isEmpty() || entry.has(className))
                && entry.boxes() >= count.least
                && entry.boxes() <= count.most;
    }
}
