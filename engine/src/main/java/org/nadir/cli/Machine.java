package org.nadir.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine a figure was measured on, as far as it tells. */
final class Machine {
    private Machine() {}

    static JsonObject describe() {
        JsonObject machine = new JsonObject();
        machine.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.addProperty("arch", System.getProperty("os.arch"));
        machine.addProperty("processor", processor());
        machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
        machine.addProperty("memoryMib", memoryMib());
        machine.addProperty("java", System.getProperty("java.version"));
        return machine;
    }

    private static String processor() {
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

    private static long memoryMib() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }
}
