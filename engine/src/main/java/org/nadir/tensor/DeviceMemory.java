package org.nadir.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Memory in use on the device of a manager, by this and all other programs, as CUDA tells it. One thread at a time.
 */
public final class DeviceMemory {
    private static final Logger LOG = Logger.getLogger(DeviceMemory.class.getName());

    private final Device device;
    private boolean silent;

    public DeviceMemory(NDManager manager) {
        this.device = manager.getDevice();
        this.silent = !device.isGpu();
    }

    /** Bytes in use; 0 on the processor and where CUDA's runtime library is not found. */
    public long usedBytes() {
        if (silent) {
            return 0;
        }
        try {
            return Math.max(0, CudaUtils.getGpuMemory(device).getUsed());
        } catch (RuntimeException | LinkageError unknown) {
            silent = true;
            LOG.log(Level.INFO, "The memory of {0} is not known ({1})", new Object[] {device, unknown.getMessage()});
            return 0;
        }
    }
}
