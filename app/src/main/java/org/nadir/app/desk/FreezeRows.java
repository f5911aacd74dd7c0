package org.nadir.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.Moment;
import org.nadir.nn.NetworkPart;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;

/** Freezing states as rows and columns of a timeline: one row per part of the network, one column per epoch. */
public final class FreezeRows {
    private FreezeRows() {}

    /** A timeline of nothing known yet. */
    public static TimelineModel empty(int epochs) {
        return new TimelineModel(
                List.of(NetworkPart.values()).stream().map(FreezeRows::title).toList(), epochs);
    }

    /** What a schedule would do in a run of so many epochs that is never validated. */
    public static void plan(TimelineModel timeline, FreezingSchedule schedule, int epochs) {
        timeline.epochs(epochs);
        for (int epoch = 0; epoch < epochs; epoch++) {
            timeline.column(epoch, column(schedule.at(Moment.ofEpoch(epoch, epochs))));
        }
    }

    /** One cell per part of the network. */
    public static List<CellState> column(FreezeState state) {
        List<CellState> cells = new ArrayList<>();
        for (NetworkPart part : NetworkPart.values()) {
            cells.add(state.trains(part) ? CellState.TRAINED : CellState.FROZEN);
        }
        return cells;
    }

    static String title(NetworkPart part) {
        String word = part.name().toLowerCase(Locale.ROOT).replace("stage", "Stage ");
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
