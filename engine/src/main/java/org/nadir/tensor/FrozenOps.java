package org.nadir.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls into the operators of {@code frozen-conv.torchscript}. They stand apart from the other operators because not every
 * build of the native library has them: those for processors that are not of the x86 family may not.
 */
final class FrozenOps {
    private FrozenOps() {}

    /** Weights in the layout of the library, the bias of every product, and the number of groups of channels. */
    record Packed(NDArray kernel, NDArray bias, NDArray groups) {}

    static boolean available() {
        return Loaded.MODULE.isPresent();
    }

    static NDArray pack(NDArray kernel, NDArray groups) {
        return module().call("pack", kernel, groups);
    }

    static NDArray filter(NDArray rows, TileGrid.Part part, Packed packed) {
        Ops.Sums enter = part.enter();
        Ops.Sums leave = part.leave();
        return module().call(
                        "filter",
                        rows,
                        enter.rows(),
                        enter.starts(),
                        enter.weights(),
                        packed.kernel(),
                        packed.bias(),
                        packed.groups(),
                        leave.rows(),
                        leave.starts(),
                        leave.weights());
    }

    private static ScriptModule module() {
        return Loaded.MODULE.orElseThrow();
    }

    private static final class Loaded {
        private static final Logger LOG = Logger.getLogger(FrozenOps.class.getName());

        static final Optional<ScriptModule> MODULE = load();

        private static Optional<ScriptModule> load() {
            try {
                return Optional.of(new ScriptModule("FrozenConvolution", TorchOps.resource("frozen-conv.torchscript")));
            } catch (EngineException e) {
                LOG.log(
                        Level.INFO,
                        "This build of the native library packs no weights: frozen heads are not faster than others",
                        e);
                return Optional.empty();
            }
        }
    }
}
