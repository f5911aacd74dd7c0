package org.nadir.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads a pickle of tensors and plain containers and nothing else. A pickle is a program: the only things that it may call
 * here are those that put a tensor or an ordered dictionary together. What trainers are known to store beside the weights
 * becomes a {@link Foreign} that holds nothing; everything else is refused by name.
 * Lengths are checked against what the file still holds before memory is asked for.
 */
final class TorchPickle extends Unpickler {
    private static final int LONGEST_TEXT = 1 << 24;
    private static final Map<String, DType> STORAGES = Map.of(
            "FloatStorage", DType.F32,
            "HalfStorage", DType.F16,
            "BFloat16Storage", DType.BF16,
            "DoubleStorage", DType.F64,
            "LongStorage", DType.I64,
            "IntStorage", DType.I32,
            "ShortStorage", DType.I16,
            "CharStorage", DType.I8,
            "ByteStorage", DType.U8,
            "BoolStorage", DType.BOOL);

    /** Beginnings of the names of what OpenMMLab's and torchvision's trainers store beside the weights; nothing of them is run. */
    private static final List<String> BESIDE = List.of(
            "mmengine.",
            "mmcv.",
            "numpy.",
            "_codecs.encode",
            "builtins.getattr",
            "builtins.int",
            "argparse.Namespace",
            "collections.Counter");

    /** Something in a pickle that is not read here; the message is part of a sentence to a person. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    /** A block of values by its key in the file. */
    record Storage(String key, DType type, long count) {}

    /** A view of a storage. */
    @SuppressWarnings("ArrayRecordComponent")
    record View(Storage storage, long offset, long[] size, long[] stride) {}

    /** Something that a checkpoint keeps beside its weights: its class is never made, its state never looked at. */
    record Foreign(String type) {}

    private record StorageType(DType type) implements IObjectConstructor {
        @Override
        public Object construct(Object[] arguments) {
            throw new Refused("a storage made by hand");
        }
    }

    private final Map<String, Storage> storages;

    private TorchPickle(Map<String, Storage> storages) {
        this.storages = storages;
    }

    /** Reads one pickle, leaves the stream behind it and adds the storages that it names to {@code storages}. */
    static Object read(InputStream stream, Map<String, Storage> storages) throws IOException {
        return new TorchPickle(storages).load(stream);
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        switch (opcode) {
            case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                Object name = stack.pop();
                stack.add(global(String.valueOf(stack.pop()), String.valueOf(name)));
            }
            case Opcodes.BUILD -> ignoreAttributes();
            case Opcodes.SETITEM, Opcodes.SETITEMS, Opcodes.DICT, Opcodes.EMPTY_DICT -> dictionary(opcode);
            case Opcodes.INST, Opcodes.OBJ, Opcodes.EXT1, Opcodes.EXT2, Opcodes.EXT4, Opcodes.NEWOBJ_EX ->
                throw new Refused("an object of a class");
            case Opcodes.EMPTY_SET, Opcodes.ADDITEMS, Opcodes.FROZENSET -> throw new Refused("a set");
            default -> {
                checkLength(opcode);
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    @Override
    protected Object persistentLoad(Object id) {
        if (id instanceof Object[] parts
                && parts.length >= 5
                && "storage".equals(parts[0])
                && parts[1] instanceof StorageType type) {
            if (parts.length > 5 && parts[5] != null) {
                throw new Refused("a view of a storage, as very old versions wrote it");
            }
            Storage storage = new Storage(String.valueOf(parts[2]), type.type(), whole(parts[4]));
            storages.put(storage.key(), storage);
            return storage;
        }
        throw new Refused("a reference that is not to a tensor's values");
    }

    private void dictionary(short opcode) {
        switch (opcode) {
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                put(List.of(stack.pop(), value == null ? "None" : value));
            }
            case Opcodes.SETITEMS -> put(stack.pop_all_since_marker());
            case Opcodes.DICT -> {
                List<Object> items = stack.pop_all_since_marker();
                stack.add(new LinkedHashMap<Object, Object>());
                put(items);
            }
            default -> stack.add(new LinkedHashMap<Object, Object>());
        }
    }

    private static IObjectConstructor global(String module, String name) {
        String full = module + "." + name;
        DType type = module.equals("torch") ? STORAGES.get(name) : null;
        if (type != null) {
            return new StorageType(type);
        }
        return switch (full) {
            case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor" -> TorchPickle::view;
            case "torch._utils._rebuild_parameter" -> arguments -> arguments[0];
            case "collections.OrderedDict" -> TorchPickle::dictionary;
            case "collections.defaultdict" -> arguments -> new LinkedHashMap<>();
            default -> {
                if (BESIDE.stream().noneMatch(full::startsWith)) {
                    throw new Refused("a call of " + full);
                }
                yield arguments -> new Foreign(full);
            }
        };
    }

    private static Object view(Object[] arguments) {
        if (arguments.length < 4 || !(arguments[0] instanceof Storage storage)) {
            throw new Refused("a tensor without values");
        }
        long[] size = wholes(arguments[2]);
        long[] stride = wholes(arguments[3]);
        if (size.length != stride.length) {
            throw new Refused("a tensor with " + size.length + " axes and " + stride.length + " strides");
        }
        return new View(storage, whole(arguments[1]), size, stride);
    }

    private static Object dictionary(Object[] arguments) {
        if (arguments.length > 1) {
            throw new Refused("a dictionary of an unknown form");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        if (arguments.length == 1 && arguments[0] instanceof List<?> pairs) {
            for (Object pair : pairs) {
                Object[] parts = pair instanceof List<?> list ? list.toArray() : (Object[]) pair;
                map.put(key(parts[0]), parts[1]);
            }
        }
        return map;
    }

    /** A state dictionary carries attributes ({@code _metadata}) that say nothing about its tensors. */
    private void ignoreAttributes() {
        stack.pop();
        Object target = stack.peek();
        if (!(target instanceof Map) && !(target instanceof View) && !(target instanceof Foreign)) {
            throw new Refused("an object with a state of its own");
        }
    }

    private void put(List<Object> items) {
        if (!(stack.peek() instanceof Map<?, ?> found)) {
            throw new Refused("items outside a dictionary");
        }
        @SuppressWarnings("unchecked")
        Map<Object, Object> map = (Map<Object, Object>) found;
        for (int i = 0; i + 1 < items.size(); i += 2) {
            map.put(key(items.get(i)), items.get(i + 1));
        }
    }

    /** Plain keys only: hashing a nest of lists can take for ever. */
    private static Object key(Object key) {
        if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            return key;
        }
        throw new Refused("a dictionary key that is neither text nor number");
    }

    private void checkLength(short opcode) throws IOException {
        int width =
                switch (opcode) {
                    case Opcodes.BINUNICODE, Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.LONG4 -> 4;
                    case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> 8;
                    default -> 0;
                };
        if (width == 0) {
            return;
        }
        input.mark(16);
        byte[] bytes = input.readNBytes(width);
        input.reset();
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[i] = bytes[bytes.length - 1 - i];
        }
        BigInteger length = new BigInteger(1, bigEndian);
        if (bytes.length < width || length.compareTo(BigInteger.valueOf(LONGEST_TEXT)) > 0) {
            throw new Refused("a text of " + length + " bytes");
        }
    }

    private static long whole(Object number) {
        if (number instanceof Integer || number instanceof Long) {
            return ((Number) number).longValue();
        }
        throw new Refused("a size that is no whole number");
    }

    private static long[] wholes(Object tuple) {
        Object[] parts = tuple instanceof List<?> list ? list.toArray() : (Object[]) tuple;
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = whole(parts[i]);
        }
        return numbers;
    }
}
