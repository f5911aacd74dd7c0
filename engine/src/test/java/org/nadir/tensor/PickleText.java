package org.nadir.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode, as {@code torch.save} does (protocol 2). */
final class PickleText {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleText() {
        raw(0x80, 2);
    }

    PickleText raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleText global(String module, String name) {
        raw('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    PickleText text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        raw('X');
        out.writeBytes(little(bytes.length));
        out.writeBytes(bytes);
        return this;
    }

    PickleText number(int value) {
        raw('J');
        out.writeBytes(little(value));
        return this;
    }

    PickleText tuple(int... values) {
        raw('(');
        for (int value : values) {
            number(value);
        }
        return raw('t');
    }

    /** An empty ordered dictionary and the mark for its items. */
    PickleText dictionary() {
        return global("collections", "OrderedDict").raw(')', 'R', '(');
    }

    /** A storage by its persistent id; old files add a view, which is None. */
    PickleText storage(String type, String key, int count, boolean old) {
        raw('(').text("storage").global("torch", type).text(key).text("cpu").number(count);
        return old ? raw('N', 't', 'Q') : raw('t', 'Q');
    }

    /** A call of _rebuild_tensor_v2 around the storage that {@code storage} writes. */
    PickleText tensor(Runnable storage, int offset, int[] size, int[] stride) {
        global("torch._utils", "_rebuild_tensor_v2").raw('(');
        storage.run();
        number(offset).tuple(size).tuple(stride);
        return raw(0x89).global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
    }

    /** Ends the items, gives the dictionary its attributes and stops. */
    byte[] end() {
        raw('u', '}').text("_metadata").raw('}', 's', 'b', '.');
        return bytes();
    }

    byte[] stop() {
        raw('.');
        return bytes();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
