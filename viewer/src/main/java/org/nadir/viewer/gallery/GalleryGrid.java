package org.nadir.viewer.gallery;

/**
 * Geometry of a gallery: equal cells in as many columns as fit, the room left over shared between them. Needs no
 * toolkit.
 *
 * @param count number of items
 * @param columns cells in a row, at least 1
 * @param cellWidth width of a cell with its share of the room left over
 * @param cellHeight height of a cell
 */
record GalleryGrid(int count, int columns, double cellWidth, double cellHeight) {
    static final double WORDS_HEIGHT = 40;
    static final double GAP = 12;

    static GalleryGrid of(int count, double width, double thumbnailSide) {
        double cell = thumbnailSide + GAP;
        int columns = (int) Math.max(1, Math.floor(width / cell));
        return new GalleryGrid(count, columns, Math.max(cell, width / columns), thumbnailSide + WORDS_HEIGHT + GAP);
    }

    int rows() {
        return (count + columns - 1) / columns;
    }

    double height() {
        return rows() * cellHeight;
    }

    double x(int index) {
        return index % columns * cellWidth;
    }

    double y(int index) {
        return (double) (index / columns) * cellHeight;
    }

    /** Index of the item at a place of the whole grid; -1 where there is none. */
    int at(double x, double y) {
        int column = (int) Math.floor(x / cellWidth);
        int row = (int) Math.floor(y / cellHeight);
        int index = row * columns + column;
        return x >= 0 && y >= 0 && column < columns && index < count ? index : -1;
    }

    /** First item of the row at a height; may lie beyond the last item. */
    int firstAt(double y) {
        return (int) Math.max(0, Math.floor(y / cellHeight)) * columns;
    }

    /** One beyond the last item of the row at a height. */
    int endAt(double y) {
        return (int) Math.min(count, (long) (Math.max(0, Math.floor(y / cellHeight)) + 1) * columns);
    }

    /** The scroll position nearest to the present one that shows an item whole. */
    double scrolledTo(int index, double scroll, double viewHeight) {
        double top = y(index);
        if (top < scroll) {
            return top;
        }
        return top + cellHeight > scroll + viewHeight ? top + cellHeight - viewHeight : scroll;
    }
}
