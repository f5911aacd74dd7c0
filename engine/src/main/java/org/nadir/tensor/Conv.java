package org.nadir.tensor;

import ai.djl.ndarray.types.Shape;

/**
 * How a convolution walks over its map: the same stride, padding and dilation on both axes.
 *
 * @param groups number of groups of channels; as many as channels for a depthwise convolution
 */
public record Conv(int stride, int padding, int dilation, int groups) {
    public Conv {
        if (stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException("stride, dilation and groups start at 1, padding at 0");
        }
    }

    public static Conv of(int stride, int padding) {
        return new Conv(stride, padding, 1, 1);
    }

    public Conv groups(int count) {
        return new Conv(stride, padding, dilation, count);
    }

    Shape strides() {
        return new Shape(stride, stride);
    }

    Shape paddings() {
        return new Shape(padding, padding);
    }

    Shape dilations() {
        return new Shape(dilation, dilation);
    }
}
