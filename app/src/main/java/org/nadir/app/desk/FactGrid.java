package org.nadir.app.desk;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names at the left, values at the right, as the inspectors show facts. FX thread only. */
public final class FactGrid extends GridPane {
    public FactGrid() {
        getStyleClass().add("facts");
        setHgap(12);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints(96, 104, 128);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    public FactGrid(Map<String, String> facts) {
        this();
        show(facts);
    }

    /** Shows these facts in their order in the place of those before. */
    public void show(Map<String, String> facts) {
        getChildren().clear();
        facts.forEach(this::add);
    }

    private void add(String name, String value) {
        int row = getRowCount();
        Label left = Parts.styled(name, "fact-name");
        left.setMinHeight(Region.USE_PREF_SIZE);
        left.setWrapText(true);
        Label right = Parts.styled(value, "fact-value");
        right.setWrapText(true);
        right.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(left, javafx.geometry.VPos.TOP);
        addRow(row, left, right);
    }
}
