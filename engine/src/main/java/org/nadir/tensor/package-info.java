/**
 * Arrays, parameters, gradients, optimisers and weight files: everything that touches the native library. The other
 * rooms see {@code ai.djl.ndarray} value types and the classes of this package, never the engine behind them.
 */
@NullMarked
package org.nadir.tensor;

import org.jspecify.annotations.NullMarked;
