package org.nadir.detection;

import java.util.List;

/**
 * Shapes of the anchors of one cell.
 *
 * @param octaveBase side of the smallest square anchor in strides (4 in RetinaNet)
 * @param scales number of scales per octave (3)
 * @param ratios height to width
 * @param strides of the pyramid levels in pixels
 * @param wholePixels true to lay them as torchvision's AnchorGenerator does: scales are cut to whole pixels, corners are
 *     rounded to them, and the cells of a level are as far apart as its map fits into the image in whole pixels, which is
 *     less than the stride where the image is no multiple of it
 */
record AnchorSettings(double octaveBase, int scales, List<Double> ratios, List<Integer> strides, boolean wholePixels) {
    AnchorSettings {
        if (!(octaveBase > 0) || scales < 1 || ratios.isEmpty() || strides.isEmpty()) {
            throw new IllegalArgumentException("Anchors need a base, scales, ratios and strides");
        }
        ratios = List.copyOf(ratios);
        strides = List.copyOf(strides);
    }

    /** As MMDetection lays them. */
    AnchorSettings(double octaveBase, int scales, List<Double> ratios, List<Integer> strides) {
        this(octaveBase, scales, ratios, strides, false);
    }

    /** RetinaNet's nine anchors on the strides 8 to 128 in MMRotate's order of ratios. */
    static AnchorSettings retinaNet(double octaveBase) {
        return retinaNet(octaveBase, List.of(1.0, 0.5, 2.0));
    }

    /** RetinaNet's nine anchors in another order of ratios. */
    static AnchorSettings retinaNet(double octaveBase, List<Double> ratios) {
        return new AnchorSettings(octaveBase, 3, ratios, List.of(8, 16, 32, 64, 128));
    }

    /**
     * The three anchors of a region proposal network on the strides 4 to 64, in MMDetection's order of ratios.
     *
     * @param octaveBase side of the square one in strides of 8 pixels on the finest level: 4 is MMDetection's scale 8
     */
    static AnchorSettings proposals(double octaveBase) {
        return new AnchorSettings(2 * octaveBase, 1, List.of(0.5, 1.0, 2.0), List.of(4, 8, 16, 32, 64));
    }

    /** The same shapes, laid as torchvision does. */
    AnchorSettings inWholePixels() {
        return new AnchorSettings(octaveBase, scales, ratios, strides, true);
    }

    int perCell() {
        return scales * ratios.size();
    }

    /**
     * Pixels from one cell of a level to the next.
     *
     * @param finest cells of the finest level along this side
     * @param cells of this level along it
     */
    int step(int level, int finest, int cells) {
        return wholePixels && cells > 0 ? finest * strides.get(0) / cells : strides.get(level);
    }

    /** Width and height of each anchor of a cell, by ratio, then scale. */
    float[] baseSizes(int stride) {
        float[] sizes = new float[2 * perCell()];
        int at = 0;
        for (double ratio : ratios) {
            double root = Math.sqrt(ratio);
            for (int scale = 0; scale < scales; scale++) {
                double side = octaveBase * stride * Math.pow(2, (double) scale / scales);
                if (wholePixels) {
                    side = scale == 0 ? side : Math.floor(side);
                    sizes[at++] = betweenWholes((float) side * (1 / (float) root));
                    sizes[at++] = betweenWholes((float) side * (float) root);
                } else {
                    sizes[at++] = (float) (side / root);
                    sizes[at++] = (float) (side * root);
                }
            }
        }
        return sizes;
    }

    /** The length between the corners, each rounded, a half to the even number. */
    private static float betweenWholes(float length) {
        return (float) (2 * Math.rint(length / 2));
    }
}
