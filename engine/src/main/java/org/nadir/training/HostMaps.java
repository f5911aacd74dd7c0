package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.tensor.Ops;

/**
 * Maps of a network in Java's memory: for each map the images one after the other, each (H, W, C) as the device lays them
 * out (decision 0012). One thread at a time.
 *
 * @param values of each map, {@code images} times its layout's size long
 */
record HostMaps(int images, List<Layout> layouts, List<float[]> values) {
    /** One image's part of a map. */
    record Layout(int height, int width, int channels) {
        int size() {
            return height * width * channels;
        }
    }

    /** Room for so many images. */
    static HostMaps room(int images, List<Layout> layouts) {
        List<float[]> values = new ArrayList<>();
        layouts.forEach(layout -> values.add(new float[Math.multiplyExact(images, layout.size())]));
        return new HostMaps(images, layouts, values);
    }

    /** Copies of maps (N, C, H, W), which stay open. */
    static HostMaps of(NDList maps) {
        List<Layout> layouts = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (NDArray map : maps) {
            Shape shape = map.getShape();
            layouts.add(new Layout((int) shape.get(2), (int) shape.get(3), (int) shape.get(1)));
            try (NDArray lastly = map.transpose(0, 2, 3, 1)) {
                values.add(Ops.values(lastly));
            }
        }
        return new HostMaps((int) maps.get(0).getShape().get(0), List.copyOf(layouts), values);
    }

    /** The maps (N, C, H, W), finest first, in the device's layout. */
    NDList arrays(NDManager manager) {
        NDList maps = new NDList(layouts.size());
        for (int i = 0; i < layouts.size(); i++) {
            Layout layout = layouts.get(i);
            Shape shape = new Shape(images, layout.height(), layout.width(), layout.channels());
            try (NDArray lastly = Ops.constant(manager, values.get(i), shape)) {
                maps.add(lastly.transpose(0, 3, 1, 2));
            }
        }
        return maps;
    }

    /** Copies one image of other maps of the same layouts. */
    void put(int image, HostMaps from, int other) {
        for (int i = 0; i < layouts.size(); i++) {
            int size = layouts.get(i).size();
            System.arraycopy(from.values.get(i), other * size, values.get(i), image * size, size);
        }
    }

    /** Whether one image has the same maps here and there, bit for bit. */
    boolean same(int image, HostMaps others, int other) {
        for (int i = 0; i < layouts.size(); i++) {
            int size = layouts.get(i).size();
            float[] mine = values.get(i);
            if (!Arrays.equals(
                    mine, image * size, (image + 1) * size, others.values.get(i), other * size, (other + 1) * size)) {
                return false;
            }
        }
        return true;
    }
}
