package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.UserProblem;

class SafetensorsTest {
    @TempDir
    Path folder;

    private Path file(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        return Files.write(folder.resolve("x.safetensors"), bytes.array());
    }

    @Test
    void whatIsWrittenIsReadBackBitForBit() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put("half", new HostTensor(new long[] {2}, DType.F16, new float[] {0.5f, -2}));
        tensors.put("single", new HostTensor(new long[] {1, 2}, DType.F32, new float[] {(float) Math.PI, -0f}));
        tensors.put("count", new HostTensor(new long[0], DType.I64, new float[] {41}));
        tensors.put("none", new HostTensor(new long[] {0, 3}, DType.F32, new float[0]));
        tensors.put("brain", new HostTensor(new long[] {1}, DType.BF16, new float[] {3}));
        Path path = folder.resolve("a.safetensors");
        Safetensors.write(path, tensors, Map.of("input", "RGB \"quoted\""));
        TensorFile back = Safetensors.read(path);
        assertEquals(tensors.keySet(), back.tensors().keySet());
        tensors.forEach(
                (name, tensor) -> assertTrue(tensor.sameAs(back.tensors().get(name)), name));
        assertEquals(Map.of("input", "RGB \"quoted\""), back.metadata());
    }

    @Test
    void longTensorsCrossTheChunksOfReadingAndWriting() {
        float[] values = new float[700_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.25f;
        }
        Path path = folder.resolve("long.safetensors");
        Safetensors.write(path, Map.of("x", HostTensor.of(values)), Map.of());
        assertArrayEquals(values, Safetensors.read(path).tensors().get("x").values());
    }

    @Test
    void aFileOfAnotherWriterIsRead() throws IOException {
        Path path = file("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}   ", 4);
        assertArrayEquals(
                new float[1], Safetensors.read(path).tensors().get("w").values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F9\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905,4],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}",
                "{\"w\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[4,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} trailing",
                "{\"w\":[]}",
                "{\"w\"",
                "[]",
                "nonsense"
            })
    void aHeaderThatContradictsTheFileIsRefusedWithItsName(String header) throws IOException {
        Path path = file(header, 4);
        UserProblem problem = assertThrows(UserProblem.class, () -> Safetensors.read(path));
        assertTrue(problem.getMessage().contains("x.safetensors"), problem.getMessage());
    }

    @Test
    void aHostileHeaderLengthAsksForNoMemory() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        for (long length : new long[] {-1, Long.MAX_VALUE, 1L << 40, 57, 0}) {
            Path path = Files.write(
                    folder.resolve("y.safetensors"), bytes.putLong(0, length).array());
            assertThrows(UserProblem.class, () -> Safetensors.read(path));
        }
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        Path path = folder.resolve("cut.safetensors");
        Safetensors.write(path, Map.of("x", HostTensor.of(1, 2, 3)), Map.of());
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length += 3) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThrows(UserProblem.class, () -> Safetensors.read(path));
        }
    }

    @Test
    void aMissingFileIsASentence() {
        UserProblem problem =
                assertThrows(UserProblem.class, () -> Safetensors.read(folder.resolve("none.safetensors")));
        assertTrue(problem.getMessage().contains("no such file"), problem.getMessage());
    }
}
