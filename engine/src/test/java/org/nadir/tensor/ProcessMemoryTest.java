package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    @Test
    void thePeakIsAtLeastWhatIsResident() {
        ProcessMemory memory = new ProcessMemory();
        memory.resetPeak();
        assertTrue(memory.residentBytes() > 1 << 20);
        assertTrue(memory.peakBytes() > 1 << 20);
    }
}
