package org.nadir.cli;

import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import org.nadir.base.MachineFacts;

/** The machine a figure was measured on, as far as it tells. */
final class Machine {
    private Machine() {}

    static JsonObject describe() {
        JsonObject machine = new JsonObject();
        machine.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.addProperty("arch", System.getProperty("os.arch"));
        machine.addProperty("processor", MachineFacts.processor());
        machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
        machine.addProperty("memoryMib", memoryMib());
        machine.addProperty("java", System.getProperty("java.version"));
        return machine;
    }

    private static long memoryMib() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }
}
