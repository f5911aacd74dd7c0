package org.nadir.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Another process of this program: the same Java, class path and engine settings. The processors are shared with other
 * programs: threads that wait sleep instead of spinning.
 */
public final class JavaProcess {
    private static final String MAIN = "org.nadir.cli.Nadir";
    /** Shields the process from the Ctrl-C and the hang-up of the terminal that started it, then becomes it. */
    private static final List<String> SHIELD = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "nadir-worker");

    /**
     * Has glibc keep what is freed for the next map of that size. It would hand every large block back to the system and
     * get it again page by page, which takes a training step half as long again; other systems pass these over.
     */
    private static final Map<String, String> KEEP_FREED = Map.of(
            "MALLOC_MMAP_THRESHOLD_", "2000000000", "MALLOC_TRIM_THRESHOLD_", "2000000000", "MALLOC_ARENA_MAX", "1");

    private JavaProcess() {}

    /** A process that ends with the terminal; {@code options} go to Java, {@code arguments} to the command line. */
    public static ProcessBuilder of(List<String> options, List<String> arguments) {
        return of(MAIN, options, arguments);
    }

    /** The same with another main class than that of the command line. */
    public static ProcessBuilder of(String mainClass, List<String> options, List<String> arguments) {
        return builder(List.of(), options, called(mainClass, arguments));
    }

    private static List<String> called(String mainClass, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(mainClass));
        words.addAll(arguments);
        return words;
    }

    /** A process that lives on when this one and its terminal end; it reads nothing. */
    public static ProcessBuilder detached(List<String> options, List<String> arguments) {
        boolean shell = Files.isExecutable(Path.of("/bin/sh"));
        ProcessBuilder builder = builder(shell ? SHIELD : List.of(), options, called(MAIN, arguments));
        return builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
    }

    private static ProcessBuilder builder(List<String> prefix, List<String> options, List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.add(java());
        command.addAll(options);
        command.add("-Djava.awt.headless=true");
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ai.djl.") || name.startsWith("nadir."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-cp");
        command.add(classPath());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
        builder.environment().putIfAbsent("OMP_NUM_THREADS", threads);
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        KEEP_FREED.forEach(builder.environment()::putIfAbsent);
        return builder;
    }

    private static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .filter(program -> Path.of(program)
                        .getFileName()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("java"))
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** The class path of this process with absolute entries: the other one may run in another folder. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(new File(entry).getAbsolutePath());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static File nullDevice() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        return new File(windows ? "NUL" : "/dev/null");
    }
}
