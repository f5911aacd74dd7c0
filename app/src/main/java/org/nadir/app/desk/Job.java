package org.nadir.app.desk;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nadir.base.Progress;

/**
 * One piece of background work as the screen sees it. Reports come from any thread; however many arrive between two
 * pulses, the properties change once, with the latest. Properties belong to the FX thread.
 */
public final class Job implements Progress {
    private record Report(double fraction, String detail) {}

    private final String what;
    private final java.util.concurrent.Executor ui;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final AtomicReference<Report> latest = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Job(String what, java.util.concurrent.Executor ui) {
        this.what = what;
        this.ui = ui;
    }

    public String what() {
        return what;
    }

    /** 0 to 1, or -1 while the end is unknown. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    public void cancel() {
        cancelled.set(true);
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }

    @Override
    public void report(long done, long total, String text) {
        double share = total < 1 ? -1 : Math.min(1, done / (double) total);
        if (latest.getAndSet(new Report(share, text)) == null) {
            ui.execute(this::show);
        }
    }

    private void show() {
        Report report = latest.getAndSet(null);
        if (report != null) {
            fraction.set(report.fraction());
            detail.set(report.detail());
        }
    }

    static java.util.concurrent.Executor fxThread() {
        return work -> {
            if (Platform.isFxApplicationThread()) {
                work.run();
            } else {
                Platform.runLater(work);
            }
        };
    }
}
