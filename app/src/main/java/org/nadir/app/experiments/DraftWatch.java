package org.nadir.app.experiments;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;

/** Tells of every change of the draft in the form and of its data, and of another draft in its place. FX thread only. */
final class DraftWatch {
    private final ChangeListener<Object> listener;

    private DraftWatch(Runnable changed) {
        this.listener = (property, before, now) -> changed.run();
    }

    /** Tells at once, and from then on with every change. */
    static void on(ReadOnlyObjectProperty<ExperimentDraft> selected, Runnable changed) {
        DraftWatch watch = new DraftWatch(changed);
        selected.addListener((property, before, now) -> {
            before.revision().removeListener(watch.listener);
            before.data().removeListener(watch.listener);
            watch.listen(now);
            changed.run();
        });
        watch.listen(selected.get());
        changed.run();
    }

    private void listen(ExperimentDraft draft) {
        draft.revision().addListener(listener);
        draft.data().addListener(listener);
    }
}
