package org.nadir.app.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.nadir.app.desk.Figures;
import org.nadir.data.ImageSize;
import org.nadir.viewer.map.ColourScale;
import org.nadir.viewer.map.SceneRect;
import org.nadir.viewer.map.ValueGrid;

/**
 * What a distillation compares on one image: a grid of numbers for each level and quantity.
 *
 * @param factor pixels of the network's input for one of the image
 * @param levels the finest first
 */
record SeenMaps(double factor, List<Level> levels) {
    /** What can be laid over the image. */
    enum Quantity {
        /** Density-independent scale weights. */
        WEIGHTS("Weights of the cells (DISW)", "1 where there is no object, more where there is one"),
        /** Differences of the low band. */
        LOW("Low band, difference", "Mean over the channels of |student − teacher|, in values of the maps"),
        /** Differences of the three high bands. */
        HIGH(
                "High bands, difference",
                "Mean over the channels and the three bands of |student − teacher|, in values of the maps");

        private final String title;
        private final String meaning;

        Quantity(String title, String meaning) {
            this.title = title;
            this.meaning = meaning;
        }

        String title() {
            return title;
        }

        String meaning() {
            return meaning;
        }
    }

    /**
     * One level; cells are counted row by row.
     *
     * @param cellWidth in pixels of the network's input
     * @param cellHeight in pixels of the network's input
     * @param adapted true when the student's map passed the adapter that it was trained with
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Level(
            int columns,
            int rows,
            double cellWidth,
            double cellHeight,
            boolean adapted,
            float[] weights,
            float[] low,
            float[] high) {
        private float[] values(Quantity quantity) {
            return switch (quantity) {
                case WEIGHTS -> weights;
                case LOW -> low;
                case HIGH -> high;
            };
        }
    }

    /** What is compared on a level, a sentence: whether the student's map passed an adapter on its way to the teacher's. */
    String compared(String method, int level) {
        Level shown = levels.get(level);
        if (shown.adapted) {
            return "The student's map is seen behind the adapter that " + method + " trained.";
        }
        boolean comparable = shown.low.length == 0 || !Float.isNaN(shown.low[0]);
        return comparable
                ? "Both maps are seen as they are: " + method + " trained no adapter here."
                : "The maps differ in width, and " + method + " trained no adapter for this level.";
    }

    /** Size of the cells of a level, in pixels of the image. */
    String cells(int level) {
        Level shown = levels.get(level);
        long side = Math.round(shown.cellWidth / factor);
        return shown.columns + " × " + shown.rows + " cells of " + Figures.count(side) + " px";
    }

    /** The numbers over an image of this size; cells that are padding alone are left out. */
    ValueGrid grid(Quantity quantity, int level, ImageSize image) {
        Level shown = levels.get(level);
        double width = shown.cellWidth / factor;
        double height = shown.cellHeight / factor;
        float[] values = shown.values(quantity).clone();
        for (int i = 0; i < values.length; i++) {
            boolean inside = i % shown.columns * width < image.width() && i / shown.columns * height < image.height();
            values[i] = inside ? values[i] : Float.NaN;
        }
        SceneRect area = new SceneRect(0, 0, shown.columns * width, shown.rows * height);
        return new ValueGrid(shown.columns, shown.rows, values, area);
    }

    /** The colours of a grid: from its least to its greatest number. */
    static ColourScale scale(ValueGrid grid) {
        return ColourScale.of(ColourScale.Ramp.AMOUNT, grid.values());
    }

    /**
     * Reads the document of the process that looks.
     *
     * @throws JsonParseException when it is none
     */
    static SeenMaps read(String json) {
        try {
            JsonObject document = JsonParser.parseString(json).getAsJsonObject();
            List<Level> levels = new ArrayList<>();
            for (JsonElement level : document.getAsJsonArray("levels")) {
                levels.add(level(level.getAsJsonObject()));
            }
            return new SeenMaps(document.get("factor").getAsDouble(), levels);
        } catch (IllegalStateException | NullPointerException | UnsupportedOperationException foreign) {
            throw new JsonParseException("not the document of compared maps", foreign);
        }
    }

    private static Level level(JsonObject object) {
        return new Level(
                object.get("columns").getAsInt(),
                object.get("rows").getAsInt(),
                object.get("cellWidth").getAsDouble(),
                object.get("cellHeight").getAsDouble(),
                object.get("adapted").getAsBoolean(),
                numbers(object.getAsJsonArray("weights")),
                numbers(object.getAsJsonArray("low")),
                numbers(object.getAsJsonArray("high")));
    }

    private static float[] numbers(JsonArray array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isJsonNull() ? Float.NaN : array.get(i).getAsFloat();
        }
        return values;
    }
}
