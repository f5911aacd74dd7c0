package org.nadir.app.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nadir.base.Progress;
import org.nadir.run.JavaProcess;

/**
 * Waits for a main class of this program in a JVM of its own, so that libtorch is never loaded into the window's and a native
 * crash cannot take the window along. Blocks its caller: use it inside {@link BackgroundTasks}. Cancelling ends the
 * process.
 */
public final class WorkerJvm {
    /** What is left when the process has ended. */
    public record Outcome(int exitCode, String output, List<String> lastLog) {}

    private static final int LOG_LINES = 40;

    /** Reading a pipe blocks, which the common pool of a small machine has no thread for. */
    private static final ExecutorService PIPES = Executors.newCachedThreadPool(BackgroundTasks.daemons("nadir-pipe"));

    private final ProcessBuilder builder;

    public WorkerJvm(String mainClass, List<String> arguments) {
        this(List.of(), mainClass, arguments);
    }

    /** With {@code options} for Java beside the usual ones. */
    public WorkerJvm(List<String> options, String mainClass, List<String> arguments) {
        List<String> all = new ArrayList<>(options);
        all.add("-Xmx" + Math.max(1024, Runtime.getRuntime().maxMemory() >> 20) + "m");
        builder = JavaProcess.of(mainClass, all, arguments);
    }

    /** Waits for the end; each line of the error stream goes to {@code log} as it comes, off the FX thread. */
    public Outcome run(Consumer<String> log, Progress progress) throws IOException, InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> last = new ArrayList<>();
        CompletableFuture<Void> errors = CompletableFuture.runAsync(
                () -> drain(process.getErrorStream(), line -> {
                    keep(last, line);
                    log.accept(line);
                }),
                PIPES);
        StringBuilder text = new StringBuilder();
        CompletableFuture<Void> output = CompletableFuture.runAsync(
                () -> drain(process.getInputStream(), line -> text.append(line).append('\n')), PIPES);
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (progress.cancelled()) {
                    process.destroy();
                }
            }
            errors.join();
            output.join();
        } finally {
            process.destroyForcibly();
        }
        synchronized (last) {
            return new Outcome(process.exitValue(), text.toString(), List.copyOf(last));
        }
    }

    private static void keep(List<String> last, String line) {
        synchronized (last) {
            last.add(line);
            if (last.size() > LOG_LINES) {
                last.remove(0);
            }
        }
    }

    private static void drain(InputStream stream, Consumer<String> line) {
        try (BufferedReader reader =
                new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String next = reader.readLine();
            while (next != null) {
                line.accept(next);
                next = reader.readLine();
            }
        } catch (IOException e) {
            line.accept("The output of the process ended early: " + e.getMessage());
        }
    }
}
