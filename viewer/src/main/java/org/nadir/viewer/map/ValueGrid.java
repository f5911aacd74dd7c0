package org.nadir.viewer.map;

/**
 * Numbers of equal cells over a part of a scene, row by row from the top left. The array is kept, not copied.
 *
 * @param columns cells in a row
 * @param rows rows of cells
 * @param values one number a cell; what is no number is left out
 * @param area what the cells cover, in full-resolution scene pixels
 */
public record ValueGrid(int columns, int rows, float[] values, SceneRect area) {
    public ValueGrid {
        if (columns < 1 || rows < 1 || values.length != columns * rows) {
            throw new IllegalArgumentException(columns + " x " + rows + " cells, " + values.length + " values");
        }
    }

    /** Place of the cell at a point of the scene; -1 outside. */
    public int cell(double sceneX, double sceneY) {
        double column = (sceneX - area.x()) / area.width() * columns;
        double row = (sceneY - area.y()) / area.height() * rows;
        boolean inside = column >= 0 && row >= 0 && column < columns && row < rows;
        return inside ? (int) row * columns + (int) column : -1;
    }
}
