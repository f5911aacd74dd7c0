package org.nadir.app.experiments;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nadir.app.desk.FreezeRows;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * The cost of the schedule in the designer, counted anew with every change of the draft and every cell that is painted, and
 * handed to the timeline as its cost curve. Needs no toolkit; FX thread only.
 */
final class SchedulePreview {
    private final ScheduleDesign design;
    private final ReadOnlyObjectProperty<ExperimentDraft> selected;
    private final ReadOnlyObjectWrapper<ScheduleCost> cost;
    private ScheduleCost settled;
    private boolean telling;

    SchedulePreview(ScheduleDesign design, ReadOnlyObjectProperty<ExperimentDraft> selected) {
        this.design = design;
        this.selected = selected;
        settled = ScheduleCost.of(selected.get());
        cost = new ReadOnlyObjectWrapper<>(settled);
        design.timeline().revisionProperty().addListener((property, before, now) -> {
            if (!telling && design.editor().painting()) {
                tell(settled.painted(FreezeRows.table(design.timeline())));
            }
        });
        DraftWatch.on(selected, this::count);
    }

    ReadOnlyObjectProperty<ScheduleCost> cost() {
        return cost.getReadOnlyProperty();
    }

    private void count() {
        settled = ScheduleCost.of(selected.get());
        tell(settled);
    }

    private void tell(ScheduleCost now) {
        cost.set(now);
        TimelineModel timeline = design.timeline();
        telling = true;
        timeline.costs(now.epochs(timeline.epochs()));
        telling = false;
    }
}
