package org.nadir.tensor;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nadir.base.UserProblem;

/** Reads a weight file of any known format: safetensors, or PyTorch's {@code .pth} new and old. */
public final class WeightFiles {
    private WeightFiles() {}

    /**
     * Reads the file by what it holds, not by its name.
     *
     * @throws UserProblem when it is missing, damaged or of no known format
     */
    public static TensorFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.of("There is no such weight file").file(file).problem();
        }
        boolean named = file.getFileName().toString().endsWith(".safetensors");
        return named || Safetensors.recognises(file) ? Safetensors.read(file) : TorchFile.read(file);
    }
}
