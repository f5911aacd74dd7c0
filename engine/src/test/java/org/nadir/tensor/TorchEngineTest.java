package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class TorchEngineTest {
    @Test
    void devicesAreResolvedOrRefusedWithASentence() {
        assertEquals("cpu", TorchEngine.resolve("CPU"));
        assertThrows(UserProblem.class, () -> TorchEngine.resolve("gpu:99"));
        UserProblem problem = assertThrows(UserProblem.class, () -> TorchEngine.resolve("tpu"));
        assertTrue(problem.getMessage().contains("auto, cpu or gpu:N"), problem.getMessage());
    }

    @Test
    void theDescriptionNamesTheLibrary() {
        assertTrue(TorchEngine.description().startsWith("PyTorch " + TorchEngine.version()));
    }
}
