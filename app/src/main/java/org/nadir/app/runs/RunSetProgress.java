package org.nadir.app.runs;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.nadir.app.desk.Parts;

/** How far a set is, as a bar: what is finished, what is trained of the others, what failed. FX thread only. */
final class RunSetProgress extends Region {
    private static final double HEIGHT = 8;

    private final Region finished = part("set-finished");
    private final Region begun = part("set-begun");
    private final Region failed = part("set-failed");
    private final Tooltip tip = Parts.tip("");
    private final ObjectProperty<RunSetState> state = new SimpleObjectProperty<>();
    private double[] shares = {0, 0, 0};

    RunSetProgress() {
        getStyleClass().add("set-progress");
        setMinSize(60, HEIGHT);
        setPrefSize(120, HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().addAll(finished, begun, failed);
        Tooltip.install(this, tip);
        state.addListener((property, before, now) -> show(now));
    }

    /** Shows a state and whatever becomes of it. */
    void follow(ObservableValue<RunSetState> of) {
        state.bind(of);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    private void show(RunSetState state) {
        double all = Math.max(1, state.size());
        double going = state.members().stream()
                .filter(member -> !member.finished() && !member.failed())
                .mapToDouble(RunSetState.Member::done)
                .sum();
        shares = new double[] {state.finished() / all, going / all, state.failed() / all};
        tip.setText(state.progress());
        setAccessibleText(state.progress());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        List<Region> parts = List.of(finished, begun, failed);
        for (int i = 0; i < parts.size(); i++) {
            double width = shares[i] * getWidth();
            parts.get(i).resizeRelocate(x, 0, width, getHeight());
            x += width;
        }
    }
}
