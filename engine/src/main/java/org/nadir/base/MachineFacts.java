package org.nadir.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine tells of itself. */
public final class MachineFacts {
    private MachineFacts() {}

    /** Name of the processor as far as the system tells, else "unknown". */
    public static String processor() {
        Path facts = Path.of("/proc/cpuinfo");
        if (Files.isReadable(facts)) {
            try (var lines = Files.lines(facts)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }
        return String.valueOf(System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown"));
    }
}
