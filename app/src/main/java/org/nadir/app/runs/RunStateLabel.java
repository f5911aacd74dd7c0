package org.nadir.app.runs;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Parts;
import org.nadir.run.RunStatus;

/** The state of a run as icon and words, the same wherever runs are listed. FX thread only. */
final class RunStateLabel {
    private RunStateLabel() {}

    static Label of(RunStatus.State state, String words) {
        Label label = new Label(words, Parts.icon(icon(state)));
        label.getStyleClass().addAll("run-state", "state-" + state.name().toLowerCase(Locale.ROOT));
        return label;
    }

    /** The icon alone, in the colour of its state. */
    static Node mark(RunStatus.State state) {
        Label mark = of(state, "");
        mark.setMinWidth(Label.USE_PREF_SIZE);
        return mark;
    }

    private static Ikon icon(RunStatus.State state) {
        return switch (state) {
            case STARTING -> Material2OutlinedAL.HOURGLASS_EMPTY;
            case RUNNING -> Material2OutlinedMZ.PLAY_CIRCLE_FILLED;
            case PAUSED -> Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE;
            case FINISHED -> Material2OutlinedAL.CHECK_CIRCLE;
            case STOPPED -> Material2OutlinedMZ.STOP_CIRCLE;
            case FAILED -> Material2OutlinedAL.ERROR_OUTLINE;
            case DIED -> Material2OutlinedMZ.WARNING;
        };
    }
}
