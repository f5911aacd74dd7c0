package org.nadir.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process in bytes: what the system holds in main memory for it, native arrays included. Where the system
 * does not tell (no Linux), the figures are those of the Java heap and the peak is the highest one asked for.
 */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private long fallbackPeak;

    public long residentBytes() {
        return read("VmRSS:");
    }

    /** The highest resident size since the start or the last {@link #resetPeak()}. */
    public long peakBytes() {
        return read("VmHWM:");
    }

    /** Starts a new peak; without the right to do so the old one stays. */
    public void resetPeak() {
        fallbackPeak = 0;
        try {
            Files.writeString(CLEAR, "5");
        } catch (IOException | RuntimeException e) {
            fallbackPeak = heap();
        }
    }

    private synchronized long read(String key) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // another system: the heap is what can be told
        }
        fallbackPeak = Math.max(fallbackPeak, heap());
        return key.equals("VmHWM:") ? fallbackPeak : heap();
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
