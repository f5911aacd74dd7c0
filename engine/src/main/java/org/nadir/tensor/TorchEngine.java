package org.nadir.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;
import org.nadir.base.UserProblem;

/**
 * The native library behind the arrays: loads it once, names its devices and makes array managers. Devices are texts:
 * {@code auto} (the first GPU, else the CPU), {@code cpu}, {@code gpu:0}. Safe from any thread; the first call loads the
 * library and takes a second or so.
 */
public final class TorchEngine {
    private static final String NAME = "PyTorch";

    private TorchEngine() {}

    /** A manager on the device; closing it frees every array made by it. */
    public static NDManager newManager(String device) {
        Device resolved = djlDevice(device);
        engine();
        // Recording is opt-in here, while the library starts some threads with it on.
        JniUtils.setGradMode(Recording.openHere());
        return NDManager.newBaseManager(resolved, NAME);
    }

    /**
     * The device that a text stands for, as {@code cpu} or {@code gpu:N}.
     *
     * @throws UserProblem when the text is none of the known forms or this machine has no such device
     */
    public static String resolve(String device) {
        Device resolved = djlDevice(device);
        return resolved.isGpu() ? "gpu:" + resolved.getDeviceId() : "cpu";
    }

    /** Number of GPUs that the loaded library can use. */
    public static int gpuCount() {
        return engine().getGpuCount();
    }

    /** Version of the native library, for example {@code 2.7.1}. */
    public static String version() {
        return engine().getVersion();
    }

    /** One line for the set-up screen and the log. */
    public static String description() {
        int gpus = gpuCount();
        String devices = gpus == 0 ? "CPU only" : gpus + (gpus == 1 ? " GPU" : " GPUs");
        return "PyTorch " + version() + ", " + devices + ", " + threads() + " threads";
    }

    public static int threads() {
        engine();
        return JniUtils.getNumThreads();
    }

    /** Sets the number of threads inside one operator; takes effect at once. */
    public static void setThreads(int threads) {
        engine();
        JniUtils.setNumThreads(threads);
    }

    /** Switches recording off for the calling thread: pool threads start with it on. */
    public static void inferenceOnly() {
        engine();
        JniUtils.setGradMode(Recording.openHere());
    }

    /** Loads the library and runs one operator, so that the first real one does not wait. */
    public static void warmUp() {
        try (NDManager manager = newManager("cpu")) {
            manager.ones(new ai.djl.ndarray.types.Shape(2, 2))
                    .matMul(manager.ones(new ai.djl.ndarray.types.Shape(2, 2)));
        }
    }

    static NDManager baseManager() {
        return Base.MANAGER;
    }

    static Engine engine() {
        return Engine.getEngine(NAME);
    }

    private static Device djlDevice(String device) {
        String wanted = device.trim().toLowerCase(Locale.ROOT);
        int gpus = wanted.equals("cpu") ? 0 : gpuCount();
        if (wanted.equals("auto")) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        if (wanted.equals("cpu")) {
            return Device.cpu();
        }
        if (!wanted.matches("gpu(:\\d{1,3})?")) {
            throw UserProblem.of("This device is not known")
                    .field("device")
                    .found(device)
                    .expected("auto, cpu or gpu:N")
                    .problem();
        }
        int index = wanted.contains(":") ? Integer.parseInt(wanted.substring(4)) : 0;
        if (index >= gpus) {
            throw UserProblem.of("This machine has no such GPU, or the library was loaded without CUDA")
                    .field("device")
                    .found(device)
                    .expected(gpus == 0 ? "cpu" : "cpu or gpu:0 to gpu:" + (gpus - 1))
                    .remedy("Choose the device cpu or auto")
                    .problem();
        }
        return Device.gpu(index);
    }

    private static final class Base {
        static final NDManager MANAGER = NDManager.newBaseManager(Device.cpu(), NAME);
    }
}
