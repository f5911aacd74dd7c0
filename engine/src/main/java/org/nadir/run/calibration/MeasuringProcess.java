package org.nadir.run.calibration;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A process that measures something whenever it is asked to: a question on a line, numbers on a line as the answer. Used by
 * one thread; the process ends when this is closed.
 */
public final class MeasuringProcess implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    public MeasuringProcess(ProcessBuilder builder) throws IOException {
        this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The numbers of an answer; none when the process has to do without something. */
    public double[] ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The measuring process ended when it was asked for \"" + question + "\"");
        }
        return answer.equals("missing")
                ? new double[0]
                : Arrays.stream(answer.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** The first number of an answer. */
    public double askOne(String question) throws IOException {
        return ask(question)[0];
    }

    /** The middle one of some numbers. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        process.destroy();
    }
}
