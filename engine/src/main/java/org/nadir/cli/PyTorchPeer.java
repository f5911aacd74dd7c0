package org.nadir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python with PyTorch beside Nadir: the one that the system property {@code nadir.python} or the variable NADIR_PYTHON
 * names, else {@code python3}. It runs with its own defaults, on as many threads as Nadir.
 */
final class PyTorchPeer {
    private static final String VERSION = "2.7.1";
    private static final String QUESTION = "import torch; print(torch.__version__)";

    private final String python;

    PyTorchPeer() {
        this.python = System.getProperty("nadir.python", System.getenv().getOrDefault("NADIR_PYTHON", "python3"));
    }

    /** Why there is no peer to compare with, in a sentence; empty when there is one. */
    Optional<String> obstacle() {
        try {
            Process process = new ProcessBuilder(python, "-c", QUESTION)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                return Optional.of(python + " has no PyTorch: nothing was compared (pip install torch==" + VERSION
                        + ", or name another Python in NADIR_PYTHON).");
            }
            return answer.startsWith(VERSION)
                    ? Optional.empty()
                    : Optional.of(python + " has PyTorch " + answer + ", not " + VERSION + ": nothing was compared.");
        } catch (IOException e) {
            return Optional.of("There is no " + python
                    + " here: nothing was compared (NADIR_PYTHON names a Python with " + "PyTorch " + VERSION + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The look for PyTorch was interrupted.");
        }
    }

    /** The script over a folder of files. */
    ProcessBuilder process(Path folder) {
        Path script = folder.resolve("peer.py");
        try (InputStream in = PyTorchPeer.class.getResourceAsStream("peer.py")) {
            if (in == null) {
                throw new IllegalStateException("peer.py is not on the class path");
            }
            Files.copy(in, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(python, script.toString(), folder.toString()));
        String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
        builder.environment().putIfAbsent("OMP_NUM_THREADS", threads);
        return builder;
    }
}
