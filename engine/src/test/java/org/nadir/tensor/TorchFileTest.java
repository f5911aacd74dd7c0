package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;

class TorchFileTest {
    @TempDir
    Path folder;

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private Path zip(byte[] pickle, byte[]... storages) throws IOException {
        Path path = folder.resolve("w.pth");
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "archive/data.pkl", pickle);
            put(zip, "archive/byteorder", "little".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int i = 0; i < storages.length; i++) {
                put(zip, "archive/data/" + i, storages[i]);
            }
            put(zip, "archive/version", new byte[] {'3', '\n'});
        }
        return path;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] oneTensor(int offset, int[] size, int[] stride) {
        PickleText pickle = new PickleText();
        pickle.dictionary().text("w");
        pickle.tensor(() -> pickle.storage("FloatStorage", "0", 6, false), offset, size, stride);
        return pickle.end();
    }

    private static float[] sixOf(Path path) {
        return TorchFile.read(path).tensors().get("w").values();
    }

    private void refused(Path path, String reason) {
        UserProblem problem = assertThrows(UserProblem.class, () -> TorchFile.read(path));
        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
    }

    @Test
    void aStateDictionaryIsReadWithItsShapes() throws IOException {
        Path path = zip(oneTensor(0, new int[] {2, 3}, new int[] {3, 1}), floats(1, 2, 3, 4, 5, 6));
        HostTensor tensor = TorchFile.read(path).tensors().get("w");
        assertArrayEquals(new long[] {2, 3}, tensor.shape());
        assertEquals(DType.F32, tensor.type());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensor.values());
    }

    @Test
    void stridesAndOffsetsAreFollowed() throws IOException {
        Path transposed = zip(oneTensor(0, new int[] {3, 2}, new int[] {1, 3}), floats(1, 2, 3, 4, 5, 6));
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, sixOf(transposed));
        Path part = zip(oneTensor(4, new int[] {2}, new int[] {1}), floats(1, 2, 3, 4, 5, 6));
        assertArrayEquals(new float[] {5, 6}, sixOf(part));
    }

    @Test
    void parametersNestedStatesAndOtherTypesAreRead() throws IOException {
        PickleText pickle = new PickleText();
        pickle.raw('}', '(')
                .text("epoch")
                .number(3)
                .text("state_dict")
                .dictionary()
                .text("n");
        pickle.global("torch._utils", "_rebuild_parameter").raw('(');
        pickle.tensor(() -> pickle.storage("LongStorage", "0", 1, false), 0, new int[0], new int[0]);
        pickle.raw(0x88).global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
        pickle.raw('u', 'u');
        Path path = zip(pickle.stop(), new byte[] {9, 0, 0, 0, 0, 0, 0, 0});
        HostTensor count = TorchFile.read(path).tensors().get("n");
        assertEquals(DType.I64, count.type());
        assertArrayEquals(new float[] {9}, count.values());
        assertEquals(0, count.shape().length);
    }

    @Test
    void theOldFormIsReadToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new PickleText()
                .raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
                .stop());
        out.writeBytes(new PickleText().raw('M', 0xe9, 3).stop());
        out.writeBytes(
                new PickleText().raw('}').text("little_endian").raw(0x88, 's').stop());
        PickleText pickle = new PickleText();
        pickle.dictionary().text("w");
        pickle.tensor(() -> pickle.storage("FloatStorage", "93", 2, true), 0, new int[] {2}, new int[] {1});
        out.writeBytes(pickle.end());
        out.writeBytes(new PickleText().raw(']', '(').text("93").raw('e').stop());
        out.writeBytes(new byte[] {2, 0, 0, 0, 0, 0, 0, 0});
        out.writeBytes(floats(7, 8));
        byte[] whole = out.toByteArray();
        Path path = Files.write(folder.resolve("old.pth"), whole);
        assertArrayEquals(new float[] {7, 8}, sixOf(path));
        for (int length = 0; length < whole.length; length += 5) {
            Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length));
            assertThrows(UserProblem.class, () -> TorchFile.read(cut));
        }
    }

    @Test
    void aCallOfTheSystemIsRefusedByName() throws IOException {
        byte[] attack = new PickleText()
                .global("os", "system")
                .raw('(')
                .text("true")
                .raw('t', 'R')
                .stop();
        refused(zip(attack), "os.system");
        byte[] stacked =
                new PickleText().text("builtins").text("eval").raw(0x93).stop();
        refused(zip(stacked), "builtins.eval");
        refused(zip(new PickleText().global("datetime", "date").stop()), "datetime.date");
        refused(
                zip(new PickleText()
                        .raw('(', 'i')
                        .raw('o', 's', '\n', 'x', '\n')
                        .stop()),
                "an object");
    }

    @Test
    void aModelOfUltralyticsIsRefusedWithAWayOut() throws IOException {
        byte[] model = new PickleText()
                .raw('}', '(')
                .text("model")
                .global("ultralytics.nn.tasks", "OBBModel")
                .raw(')', 0x81, 'u')
                .stop();
        refused(zip(model), "Ultralytics stores whole model classes");
    }

    @Test
    void viewsOutsideTheirStorageAreRefused() throws IOException {
        byte[] six = floats(1, 2, 3, 4, 5, 6);
        int[][][] views = {
            {{1}, {2, 3}, {3, 1}},
            {{0}, {7}, {1}},
            {{0}, {2}, {6}},
            {{-1}, {2}, {1}},
            {{0}, {-2}, {1}},
            {{0}, {2}, {-1}},
            {{0}, {6, 6}, {1, 0}},
            {{0}, {Integer.MAX_VALUE, Integer.MAX_VALUE}, {0, 0}},
        };
        for (int[][] view : views) {
            refused(zip(oneTensor(view[0][0], view[1], view[2]), six), "outside its values");
        }
    }

    @Test
    void storagesThatAreMissingOrShortAreRefused() throws IOException {
        byte[] pickle = oneTensor(0, new int[] {2, 3}, new int[] {3, 1});
        refused(zip(pickle), "missing");
        refused(zip(pickle, floats(1, 2, 3)), "another length");
    }

    @Test
    void aTextOfTwoGigabytesAsksForNoMemory() throws IOException {
        refused(zip(new PickleText().raw('X', 0xff, 0xff, 0xff, 0x7f).stop()), "2147483647 bytes");
        refused(zip(new PickleText().raw(0x8e, 0, 0, 0, 0, 0, 0, 0, 0x7f).stop()), "bytes");
    }

    @Test
    void brokenPicklesAreASentence() throws IOException {
        byte[] whole = oneTensor(0, new int[] {2, 3}, new int[] {3, 1});
        for (int length = 0; length < whole.length; length++) {
            Path path = zip(Arrays.copyOf(whole, length), floats(1, 2, 3, 4, 5, 6));
            assertThrows(UserProblem.class, () -> TorchFile.read(path));
        }
        // a list that holds itself, used as a key
        byte[] knot =
                new PickleText().raw('}', ']', 'q', 0, 'h', 0, 'a', 'N', 's').stop();
        assertThrows(UserProblem.class, () -> TorchFile.read(zip(knot)));
    }

    @Test
    void foreignFilesAreNamedAsSuch() throws IOException {
        Path text = Files.writeString(folder.resolve("a.pth"), "hello, this is no weight file");
        refused(text, "no weight file");
        assertThrows(UserProblem.class, () -> WeightFiles.read(folder.resolve("none.pth")));
        assertThrows(UserProblem.class, () -> WeightFiles.read(text));
        Path empty = Files.write(folder.resolve("empty.pth"), new byte[0]);
        assertThrows(UserProblem.class, () -> WeightFiles.read(empty));
    }
}
