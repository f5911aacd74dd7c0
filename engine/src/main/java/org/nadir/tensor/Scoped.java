package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/**
 * Runs a piece of a forward pass and closes every array made in it except the result. What gradients need stays alive
 * inside the recorded graph, so that memory is what the mathematics asks for and not what Java has not collected yet. The
 * result must be made inside the work; scopes may be nested. Holds for the calling thread.
 */
public final class Scoped {
    private Scoped() {}

    public static NDArray keep(Supplier<NDArray> work) {
        NDArray result;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            result = work.get();
            NDScope.unregister(result);
        }
        NDScope.register(result);
        return result;
    }

    public static NDList keepAll(Supplier<NDList> work) {
        NDList result;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            result = work.get();
            NDScope.unregister(result);
        }
        result.forEach(NDScope::register);
        return result;
    }
}
