package org.nadir.app.desk;

import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.base.UserProblem;

/**
 * The messages now shown. A {@link UserProblem} is shown as it stands and not logged; anything else is a defect of the
 * program: logged once with its stack, and shown as such. Used on the FX thread only.
 */
public final class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class.getName());
    private static final int MOST = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();

    public ObservableList<Notice> shown() {
        return shown;
    }

    public void news(String sentence) {
        add(new Notice(Notice.Kind.NEWS, sentence, ""));
    }

    public void done(String sentence) {
        add(new Notice(Notice.Kind.DONE, sentence, ""));
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** Shows what went wrong in {@code what} (a few words such as "Opening the scene"). */
    public void failure(String what, Throwable reason) {
        Throwable root = unwrap(reason);
        if (root instanceof UserProblem problem) {
            String parts = problem.details().entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining("\n"));
            add(new Notice(Notice.Kind.PROBLEM, String.valueOf(problem.getMessage()), what + "\n" + parts));
            return;
        }
        LOG.log(Level.SEVERE, what + " failed", root);
        String stack = Arrays.stream(root.getStackTrace())
                .limit(24)
                .map(frame -> "\n  at " + frame)
                .collect(Collectors.joining("", root.toString(), ""));
        add(new Notice(
                Notice.Kind.DEFECT, what + " failed because of a defect in Nadir. Your files are untouched.", stack));
    }

    private void add(Notice notice) {
        shown.remove(notice);
        shown.add(notice);
        if (shown.size() > MOST) {
            shown.remove(0);
        }
    }

    private static Throwable unwrap(Throwable reason) {
        Throwable at = reason;
        while ((at instanceof CompletionException || at instanceof ExecutionException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
