package org.nadir.tensor;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;

/**
 * Reads the weights of a PyTorch file: the zip of today ({@code data.pkl} and {@code data/N}) and the sequence of pickles
 * that versions before 1.6 wrote, which some of torchvision's published files still are. No code of the file is run; see
 * {@link TorchPickle}. A checkpoint's {@code state_dict} or {@code model} is taken where there is one, and its
 * {@code meta} gives the notes {@code classes} (a JSON list) and {@code config} (text). Safe from any thread.
 */
public final class TorchFile {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int LARGEST_PICKLE = 1 << 28;
    private static final int CHUNK = 1 << 20;

    private TorchFile() {}

    /**
     * Reads every tensor of the state dictionary; other entries are left out.
     *
     * @throws UserProblem when the file is missing, damaged, of another format or wants to run code
     */
    public static TensorFile read(Path file) {
        try {
            return isZip(file) ? readZip(file) : readLegacy(file);
        } catch (TorchPickle.Refused e) {
            throw refused(file, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw UserProblem.of("There is no such file").file(file).cause(e).problem();
        } catch (IOException e) {
            throw damaged(file, e);
        } catch (UserProblem e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // a pickle that contradicts itself breaks the reader in many ways, all of which mean the same
            throw damaged(file, e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    private static TensorFile readZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry pickle = zip.stream()
                    .filter(e -> e.getName().endsWith("/data.pkl"))
                    .findFirst()
                    .orElseThrow(() -> new ZipException("it has no data.pkl"));
            if (pickle.getSize() > LARGEST_PICKLE) {
                throw new ZipException("its data.pkl is too large");
            }
            String prefix = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
            checkOrder(zip, zip.getEntry(prefix + "byteorder"));
            Object content;
            try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
                content = TorchPickle.read(in, new HashMap<>());
            }
            Map<String, HostTensor> tensors = tensors(file, content, storage -> {
                ZipEntry entry = zip.getEntry(prefix + "data/" + storage.key());
                if (entry == null || entry.getSize() != bytes(storage)) {
                    throw new ZipException("the values " + storage.key() + " are missing or have another length");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    return values(in, storage, entry.getSize());
                }
            });
            return new TensorFile(tensors, TorchNotes.of(content));
        }
    }

    private static void checkOrder(ZipFile zip, @Nullable ZipEntry order) throws IOException {
        if (order != null) {
            try (InputStream in = zip.getInputStream(order)) {
                if (new String(in.readNBytes(16), java.nio.charset.StandardCharsets.US_ASCII).startsWith("big")) {
                    throw new ZipException("its numbers are big-endian");
                }
            }
        }
    }

    private static TensorFile readLegacy(Path file) throws IOException {
        long length = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(32);
            byte[] start = in.readNBytes(2);
            in.reset();
            if (start.length < 2 || start[0] != (byte) 0x80 || !MAGIC.equals(TorchPickle.read(in, new HashMap<>()))) {
                throw UserProblem.of("This is no weight file of a known format")
                        .file(file)
                        .expected("safetensors, or PyTorch's .pth or .pt")
                        .problem();
            }
            // the protocol's number and facts about the machine that wrote it
            TorchPickle.read(in, new HashMap<>());
            TorchPickle.read(in, new HashMap<>());
            Map<String, TorchPickle.Storage> declared = new HashMap<>();
            Object content = TorchPickle.read(in, declared);
            List<?> keys = (List<?>) TorchPickle.read(in, new HashMap<>());
            Map<String, float[]> values = legacyValues(in, keys, declared, length);
            Map<String, HostTensor> tensors = tensors(file, content, storage -> {
                float[] found = values.get(storage.key());
                if (found == null) {
                    throw new EOFException("the values " + storage.key() + " are missing");
                }
                return found;
            });
            return new TensorFile(tensors, TorchNotes.of(content));
        }
    }

    private static Map<String, float[]> legacyValues(
            InputStream in, List<?> keys, Map<String, TorchPickle.Storage> declared, long length) throws IOException {
        Map<String, float[]> values = new HashMap<>();
        for (Object key : keys) {
            TorchPickle.Storage storage = declared.get(String.valueOf(key));
            long count = ByteBuffer.wrap(in.readNBytes(8))
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            if (storage == null || storage.count() != count) {
                throw new EOFException("the values " + key + " have another length than declared");
            }
            values.put(storage.key(), values(in, storage, length));
        }
        return values;
    }

    private interface Values {
        float[] of(TorchPickle.Storage storage) throws IOException;
    }

    private static Map<String, HostTensor> tensors(Path file, Object content, Values values) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        Map<TorchPickle.Storage, float[]> read = new HashMap<>();
        // each value may be seen a few times (tied weights), not without end
        long budget = 4 * Files.size(file) + 1024;
        for (Map.Entry<?, ?> entry : stateDictionary(content).entrySet()) {
            if (entry.getValue() instanceof TorchPickle.View view) {
                float[] storage = read.get(view.storage());
                if (storage == null) {
                    storage = values.of(view.storage());
                    read.put(view.storage(), storage);
                }
                HostTensor tensor = StridedCopy.of(view, storage);
                budget -= tensor.values().length;
                if (budget < 0) {
                    throw new TorchPickle.Refused("tensors that are larger than the file");
                }
                tensors.put(String.valueOf(entry.getKey()), tensor);
            }
        }
        if (tensors.isEmpty()) {
            throw UserProblem.of("The file holds no tensors").file(file).problem();
        }
        return tensors;
    }

    private static Map<?, ?> stateDictionary(Object content) {
        if (!(content instanceof Map<?, ?> map)) {
            throw new TorchPickle.Refused("something else than a dictionary");
        }
        for (String key : List.of("state_dict", "model")) {
            if (map.get(key) instanceof Map<?, ?> inner) {
                return inner;
            }
        }
        return map;
    }

    private static long bytes(TorchPickle.Storage storage) {
        return Math.multiplyExact(storage.count(), (long) storage.type().bytes());
    }

    private static float[] values(InputStream in, TorchPickle.Storage storage, long available) throws IOException {
        long left = bytes(storage);
        if (left < 0 || left > available) {
            throw new EOFException("the values " + storage.key() + " are longer than the file");
        }
        float[] values = new float[Math.toIntExact(storage.count())];
        for (int done = 0; done < values.length; ) {
            byte[] chunk = in.readNBytes((int) Math.min(CHUNK, left));
            if (chunk.length == 0 || chunk.length % storage.type().bytes() != 0) {
                throw new EOFException("the values " + storage.key() + " end too early");
            }
            left -= chunk.length;
            done += ValueCodec.decode(storage.type(), ByteBuffer.wrap(chunk), values, done);
        }
        return values;
    }

    private static UserProblem refused(Path file, String found) {
        String remedy = found.contains("ultralytics")
                ? "Ultralytics stores whole model classes, and Nadir has no YOLO network: detect there, save the boxes as"
                        + " DOTA text and look at those here, or train one of Nadir's detectors"
                : "Save it again with torch.save(model.state_dict(), file) or as safetensors";
        return UserProblem.of("The file holds something that is not read, so that no foreign code can run")
                .file(file)
                .found(found)
                .expected("a state dictionary of tensors")
                .remedy(remedy)
                .problem();
    }

    private static UserProblem damaged(Path file, Throwable reason) {
        return UserProblem.of("The PyTorch file could not be read (" + reason.getMessage() + ")")
                .file(file)
                .remedy("Fetch the file again")
                .cause(reason)
                .problem();
    }
}
