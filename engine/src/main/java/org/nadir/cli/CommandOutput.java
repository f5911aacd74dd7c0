package org.nadir.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/**
 * What a command says and how: with {@code --json} one JSON document on standard output and everything else on standard
 * error, otherwise sentences on standard output. Maps problems to exit codes. Used by the one thread of the command;
 * {@link #progress} may be told from any thread.
 *
 * <p>A command's whole body is {@code return CommandOutput.run(json, out -> ...)}.
 */
public final class CommandOutput {
    /** Done. */
    public static final int DONE = 0;
    /** Failed: a problem with the input or the machine. */
    public static final int FAILED = 1;
    /** Wrong use of the command line. */
    public static final int WRONG_USE = 2;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();

    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;
    private final ProgressBar bar;
    private JsonObject known = new JsonObject();

    private CommandOutput(boolean json) {
        this.json = json;
        this.out = System.out;
        this.err = System.err;
        this.bar = new ProgressBar(err, System.console() != null);
    }

    /** The body of a command. */
    @FunctionalInterface
    public interface Action {
        void run(CommandOutput out) throws Exception;
    }

    /** Runs the body of a command and gives its exit code; a problem is printed, a defect is logged with its stack. */
    public static int run(boolean json, Action action) {
        CommandOutput output = new CommandOutput(json);
        try {
            action.run(output);
            return DONE;
        } catch (UserProblem problem) {
            output.error(problem.getMessage() == null ? "Failed." : problem.getMessage());
            return FAILED;
        } catch (Exception | LinkageError defect) {
            Logger.getLogger("org.nadir.cli")
                    .log(Level.SEVERE, "The command failed by a defect of the program", defect);
            output.error("The command failed by a defect of the program: " + defect);
            return FAILED;
        } finally {
            output.bar.end();
        }
    }

    public boolean json() {
        return json;
    }

    /** Prints the document of a command that was asked for JSON; call it once. NaN is written as null. */
    public void print(JsonObject document) {
        bar.end();
        out.println(GSON.toJson(Documents.withoutNaN(document)));
        out.flush();
    }

    /** What the JSON document tells beside the sentence if the command fails from here on. */
    void knownBeforeFailing(JsonObject document) {
        known = document;
    }

    /** A line for a person: on standard output, or on standard error beside a JSON document. */
    public void line(String text) {
        bar.end();
        PrintStream stream = json ? err : out;
        stream.println(text);
        stream.flush();
    }

    /** A line about what is going on, never part of the result: on standard error. */
    public void note(String text) {
        bar.end();
        err.println(text);
        err.flush();
    }

    /** A bar on a terminal, a line now and then elsewhere; on standard error. Cancelled when Ctrl-C was pressed. */
    public Progress progress() {
        return bar;
    }

    void error(String sentence) {
        bar.end();
        err.println("nadir: " + sentence);
        err.flush();
        if (json) {
            known.addProperty("error", sentence);
            print(known);
        }
    }
}
