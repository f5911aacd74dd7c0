package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Operators of the native library that DJL does not offer, reached through a TorchScript archive whose text we write
 * ourselves. The archive is a zip of the module's code and two small pickles; every operator in it has its gradient. The
 * text is in the serialised dialect of TorchScript 2.7: {@code torch.mul(a, b)} and no operators between arrays.
 */
final class ScriptModule {
    // a module object with the one attribute "training" = False, and an empty tuple
    private static final String MODULE =
            "\u0080\u0002c__torch__\n%s\nq\u0000)\u0081}(X\u0008\u0000\u0000\u0000trainingq\u0001\u0089ub.";
    private static final String CONSTANTS = "\u0080\u0002).";
    private static final ThreadLocal<Boolean> PLAIN = ThreadLocal.withInitial(() -> {
        // The optimising executor profiles and recompiles for every new shape: the plain interpreter is faster here.
        JniUtils.setGraphExecutorOptimize(false);
        return true;
    });

    private final PtSymbolBlock block;
    private final NDManager manager;
    private final Map<String, NDArray> methods = new ConcurrentHashMap<>();

    ScriptModule(String className, String code) {
        manager = TorchEngine.newManager("cpu");
        try {
            block = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(archive(className, code)), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a method on arrays, recording gradients when the thread does. The result belongs to the first argument's manager.
     * Never in the library's inference mode: its results could not be used by a later recording.
     */
    NDArray call(String method, NDArray... arguments) {
        PLAIN.get();
        NDList inputs = new NDList(arguments.length + 1);
        for (NDArray argument : arguments) {
            inputs.add(argument);
        }
        inputs.add(methods.computeIfAbsent(method, this::selector));
        NDArray result = IValueUtils.forward(block, inputs, true).singletonOrThrow();
        result.attach(arguments[0].getManager());
        return result;
    }

    /** Runs a method on any values for its effect, without gradients; the values are closed. */
    IValue run(String method, IValue... arguments) {
        PLAIN.get();
        try {
            return IValueUtils.runMethod(block, method, arguments);
        } finally {
            for (IValue argument : arguments) {
                argument.close();
            }
        }
    }

    static IValue list(Iterable<NDArray> arrays) {
        NDList list = new NDList();
        arrays.forEach(list::add);
        return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    private NDArray selector(String method) {
        NDArray name = manager.zeros(new Shape(1));
        ai.djl.ndarray.NDScope.unregister(name);
        name.setName("module_method:" + method);
        return name;
    }

    private static byte[] archive(String className, String code) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "version", "3\n");
            put(zip, "data.pkl", String.format(MODULE, className));
            put(zip, "constants.pkl", CONSTANTS);
            put(zip, "code/__torch__.py", code);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] data = content.getBytes(StandardCharsets.ISO_8859_1);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(data);
        ZipEntry entry = new ZipEntry("nadir/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}
