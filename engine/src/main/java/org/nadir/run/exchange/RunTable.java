package org.nadir.run.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.nadir.base.AtomicFile;
import org.nadir.training.RunEvent;

/** Writes the numbers of a run as CSV, a row for each: time, epoch from 0, iteration, name, value; unknown values are empty. */
final class RunTable {
    private RunTable() {}

    static void write(List<RunEvent> events, Path file) {
        AtomicFile.write(file, out -> {
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.write("time,epoch,iteration,name,value\n");
            try {
                RunNumbers.each(events, number -> row(number, text));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            text.flush();
        });
    }

    private static void row(RunNumbers.Number number, BufferedWriter text) {
        try {
            text.write(Instant.ofEpochMilli(Math.round(number.seconds() * 1000)) + "," + number.epoch() + ","
                    + number.iteration() + "," + cell(number.name()) + ","
                    + (Double.isNaN(number.value()) ? "" : Double.toString(number.value())) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quoted where CSV needs it; spreadsheets would compute what begins like a formula. */
    private static String cell(String name) {
        String safe = name.matches("[=+@\\-].*") ? "'" + name : name;
        return safe.matches("[^,\"\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
