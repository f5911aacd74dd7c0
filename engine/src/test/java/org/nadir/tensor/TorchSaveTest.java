package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.UserProblem;
import org.nadir.oracle.OracleFile;

/** Files that the {@code torch.save} of PyTorch 2.7.1 wrote (src/test/oracle/torch_files.py). */
class TorchSaveTest {
    private static TensorFile read(String name) {
        return TorchFile.read(OracleFile.resource("torch/" + name + ".pth"));
    }

    private static HostTensor tensor(Map<String, HostTensor> tensors, String name) {
        return java.util.Objects.requireNonNull(tensors.get(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "mmrotate", "mmengine", "torchvision"})
    void everyContainerGivesTheSameTensorsInTheirOrder(String name) {
        Map<String, HostTensor> tensors = read(name).tensors();
        assertEquals(List.of("a", "b", "c"), List.copyOf(tensors.keySet()));
        HostTensor matrix = tensor(tensors, "a");
        assertArrayEquals(new long[] {2, 3}, matrix.shape());
        assertArrayEquals(new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, matrix.values());
        assertEquals(DType.F32, matrix.type());
        assertArrayEquals(new long[0], tensor(tensors, "b").shape());
        assertArrayEquals(new float[] {2.5f}, tensor(tensors, "b").values());
        assertArrayEquals(new long[] {0, 3}, tensor(tensors, "c").shape());
    }

    @Test
    void everyTypeOfNumberIsRead() {
        Map<String, HostTensor> tensors = read("half").tensors();
        float[] quarters = {0, 0.25f, 0.5f, 0.75f};
        assertArrayEquals(quarters, tensor(tensors, "h").values());
        assertArrayEquals(quarters, tensor(tensors, "b").values());
        assertArrayEquals(quarters, tensor(tensors, "d").values());
        assertArrayEquals(new float[] {0, 1, 2, 3}, tensor(tensors, "l").values());
        assertArrayEquals(new float[] {0, 1, 2, 3}, tensor(tensors, "u").values());
        assertArrayEquals(new float[] {1, 0}, tensor(tensors, "t").values());
        assertEquals(
                List.of(DType.F16, DType.BF16, DType.F64, DType.I64, DType.U8, DType.BOOL),
                tensors.values().stream().map(HostTensor::type).toList());
    }

    @Test
    void viewsOfOneStorageAreSeparateTensors() {
        Map<String, HostTensor> tensors = read("shared").tensors();
        assertArrayEquals(
                new float[] {0.25f, 0.5f, 1.25f, 1.5f, 2.25f, 2.5f},
                tensor(tensors, "columns").values());
        assertArrayEquals(
                new float[] {2, 2.25f, 2.5f, 2.75f}, tensor(tensors, "row").values());
        float[] turned = {0, 1, 2, 0.25f, 1.25f, 2.25f, 0.5f, 1.5f, 2.5f, 0.75f, 1.75f, 2.75f};
        assertArrayEquals(turned, tensor(tensors, "turned").values());
        assertArrayEquals(
                turned, tensor(read("shared-legacy").tensors(), "turned").values());
    }

    @Test
    void theStateOfANetworkHasItsBuffersToo() {
        Map<String, HostTensor> tensors = read("state").tensors();
        assertEquals(
                List.of(
                        "0.weight",
                        "0.bias",
                        "1.weight",
                        "1.bias",
                        "1.running_mean",
                        "1.running_var",
                        "1.num_batches_tracked"),
                List.copyOf(tensors.keySet()));
        assertArrayEquals(
                new float[] {1, 1, 1}, tensor(tensors, "1.running_var").values());
        assertEquals(4, read("parameters").tensors().size());
    }

    @Test
    void aWholeNetworkIsRefusedByTheNameOfItsClass() {
        UserProblem problem = assertThrows(UserProblem.class, () -> read("module"));
        assertTrue(problem.getMessage().contains("torch.nn.modules.container.Sequential"), problem.getMessage());
        assertTrue(problem.getMessage().contains("state_dict"), problem.getMessage());
    }

    @Test
    void theClassesOfACheckpointAreNotes() {
        assertEquals(Map.of("classes", "[\"plane\",\"ship\"]"), read("mmrotate").metadata());
        assertEquals(
                Map.of("classes", "[\"plane\",\"ship\"]", "config", "angle_version = 'le90'"),
                read("mmengine").metadata());
        assertEquals(Map.of(), read("zip").metadata());
    }
}
