package org.nadir.app.shell;

import com.google.gson.JsonObject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.nadir.app.desk.Figures;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.TorchEngine;

/** Main class of the process that the engine set-up starts: loads the engine, computes once, prints what it found. */
final class EngineProbe {
    private EngineProbe() {}

    /** Prints one JSON object of names and texts on the standard output; anything that goes wrong ends the process. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        TorchEngine.warmUp();
        double load = (System.nanoTime() - start) / 1e9;
        long again = System.nanoTime();
        TorchEngine.warmUp();
        double run = (System.nanoTime() - again) / 1e6;
        int gpus = TorchEngine.gpuCount();
        JsonObject facts = new JsonObject();
        facts.addProperty("Engine", "PyTorch " + TorchEngine.version());
        facts.addProperty("Flavour", flavour(gpus));
        facts.addProperty("Devices", devices(gpus));
        facts.addProperty("Device auto", TorchEngine.resolve("auto"));
        facts.addProperty("Threads", Integer.toString(TorchEngine.threads()));
        facts.addProperty(
                "Test run", "loaded in " + Figures.three(load) + " s, computed in " + Figures.three(run) + " ms");
        facts.addProperty("Memory", Figures.bytes(new ProcessMemory().residentBytes()) + " resident");
        facts.addProperty("Cache folder", cache().toString());
        facts.addProperty("Java", System.getProperty("java.version") + ", " + System.getProperty("os.name"));
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(facts.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String flavour(int gpus) {
        String given = System.getenv().getOrDefault("PYTORCH_FLAVOR", "");
        return !given.isEmpty() ? given : gpus > 0 ? "CUDA" : "cpu";
    }

    private static String devices(int gpus) {
        int cores = Runtime.getRuntime().availableProcessors();
        String cpu = "cpu (" + Figures.counted(cores, "core", "cores") + ")";
        return gpus == 0 ? cpu : cpu + ", gpu:0" + (gpus > 1 ? " to gpu:" + (gpus - 1) : "");
    }

    private static Path cache() {
        String property = System.getProperty("DJL_CACHE_DIR", System.getenv().getOrDefault("DJL_CACHE_DIR", ""));
        return property.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".djl.ai") : Path.of(property);
    }
}
