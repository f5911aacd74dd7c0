package org.nadir.app.desk;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Work of which a screen has one piece at a time, shown while it runs. FX thread only. */
public final class OneJob {
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());

    public OneJob(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    /** What runs now. */
    public ReadOnlyObjectProperty<Optional<Job>> running() {
        return running.getReadOnlyProperty();
    }

    public boolean busy() {
        return running.get().isPresent();
    }

    /** Begins a piece of work; nothing happens while another one runs. */
    public <T> void start(String what, BackgroundTasks.Work<T> work, Consumer<? super T> done) {
        if (busy()) {
            return;
        }
        Job[] own = new Job[1];
        own[0] = tasks.run(what, work, done, () -> over(own[0]));
        running.set(Optional.of(own[0]));
    }

    /** One that was forgotten may end when the next one runs already. */
    private void over(Job job) {
        if (running.get().filter(now -> now == job).isPresent()) {
            running.set(Optional.empty());
        }
    }

    /** Asks the work to end; it is shown until it has. */
    public void cancel() {
        running.get().ifPresent(Job::cancel);
    }

    /** Asks the work to end and shows it no longer, because what it works on is over. */
    public void forget() {
        cancel();
        running.set(Optional.empty());
    }
}
