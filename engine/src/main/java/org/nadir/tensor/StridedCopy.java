package org.nadir.tensor;

import java.util.Arrays;

/** Copies a strided view of a storage into row-major order, after checking that it lies inside the storage. */
final class StridedCopy {
    private StridedCopy() {}

    static HostTensor of(TorchPickle.View view, float[] storage) {
        int count = check(view, storage.length);
        float[] values = new float[count];
        int axes = view.size().length;
        long[] index = new long[axes];
        long from = view.offset();
        for (int i = 0; i < count; i++) {
            values[i] = storage[(int) from];
            for (int axis = axes - 1; axis >= 0; axis--) {
                index[axis]++;
                from += view.stride()[axis];
                if (index[axis] < view.size()[axis]) {
                    break;
                }
                from -= index[axis] * view.stride()[axis];
                index[axis] = 0;
            }
        }
        return new HostTensor(view.size(), view.storage().type(), values);
    }

    private static int check(TorchPickle.View view, int stored) {
        boolean negative = Arrays.stream(view.size()).anyMatch(length -> length < 0);
        if (!negative && Arrays.stream(view.size()).anyMatch(length -> length == 0)) {
            // a tensor without values may lie anywhere and have any strides
            return 0;
        }
        long count = 1;
        long last = view.offset();
        for (int axis = 0; axis < view.size().length; axis++) {
            long length = view.size()[axis];
            long stride = view.stride()[axis];
            if (length < 0 || stride < 0 || length > stored || stride > stored) {
                throw outside();
            }
            count = Math.multiplyExact(count, length);
            last = Math.addExact(last, Math.multiplyExact(Math.max(0, length - 1), stride));
        }
        if (view.offset() < 0 || count > stored || (count > 0 && last >= stored)) {
            throw outside();
        }
        return (int) count;
    }

    private static TorchPickle.Refused outside() {
        return new TorchPickle.Refused("a tensor that reaches outside its values");
    }
}
