package org.nadir.app.desk;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The fields of the status line; empty text leaves a field out. FX thread only. */
public final class StatusModel {
    private final StringProperty cursor = new SimpleStringProperty("");
    private final StringProperty coordinates = new SimpleStringProperty("");
    private final StringProperty values = new SimpleStringProperty("");
    private final StringProperty scale = new SimpleStringProperty("");
    private final StringProperty device = new SimpleStringProperty("");
    private final StringProperty memory = new SimpleStringProperty("");

    /** Column and row of the pixel under the cursor. */
    public StringProperty cursor() {
        return cursor;
    }

    /** Easting and northing, or longitude and latitude, with the CRS. */
    public StringProperty coordinates() {
        return coordinates;
    }

    public StringProperty values() {
        return values;
    }

    public StringProperty scale() {
        return scale;
    }

    public StringProperty device() {
        return device;
    }

    public StringProperty memory() {
        return memory;
    }

    /** Empties what belongs to the cursor. */
    public void leave() {
        cursor.set("");
        coordinates.set("");
        values.set("");
    }
}
