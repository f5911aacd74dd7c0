package org.nadir.app.desk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezeTable;
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

    /** What a schedule will do; what is not decided before the run is unknown. */
    public static void plan(TimelineModel timeline, Expansion plan) {
        int epochs = plan.most().epochs();
        timeline.together(() -> {
            timeline.epochs(epochs);
            for (int epoch = 0; epoch < epochs; epoch++) {
                timeline.column(epoch, column(plan, epoch));
            }
        });
    }

    private static List<CellState> column(Expansion plan, int epoch) {
        List<CellState> most = column(plan.most().state(epoch));
        List<CellState> least = column(plan.least().state(epoch));
        List<CellState> cells = new ArrayList<>();
        for (int row = 0; row < most.size(); row++) {
            cells.add(most.get(row) == least.get(row) ? most.get(row) : CellState.UNKNOWN);
        }
        return cells;
    }

    /** The cells as a table; what is unknown trains. */
    public static FreezeTable table(TimelineModel timeline) {
        List<FreezeState> columns = new ArrayList<>();
        for (int epoch = 0; epoch < timeline.epochs(); epoch++) {
            Set<NetworkPart> trained = EnumSet.noneOf(NetworkPart.class);
            for (NetworkPart part : NetworkPart.values()) {
                if (timeline.state(part.ordinal(), epoch) != CellState.FROZEN) {
                    trained.add(part);
                }
            }
            columns.add(new FreezeState(trained));
        }
        return FreezeTable.of(columns);
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
