package org.nadir.cli;

import com.google.gson.JsonObject;
import org.nadir.run.RunFolder;

/** What a command says that has started a run and does not follow it. */
final class Started {
    private Started() {}

    static void print(CommandOutput out, RunFolder folder) {
        if (out.json()) {
            JsonObject document = new JsonObject();
            document.addProperty("run", folder.path().toString());
            document.addProperty("state", "starting");
            out.print(document);
        } else {
            out.line("Started " + folder.path());
        }
    }
}
