package org.nadir.nn;

/**
 * Size of a part of a network.
 *
 * @param operations multiplications with their addition (MACs; two floating-point operations each) of one forward pass over
 *     one image, in convolutions, linear maps and attention products; norms, activations and pooling do not count
 * @param parameters numbers that can be trained
 */
public record PartWork(long operations, long parameters) {
    PartWork plus(PartWork more) {
        return new PartWork(operations + more.operations, parameters + more.parameters);
    }
}
