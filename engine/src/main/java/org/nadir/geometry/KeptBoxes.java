package org.nadir.geometry;

import java.util.Arrays;

/**
 * The boxes a suppression has kept, in one grid per class and size: a box lies in the level whose cells are at least as
 * large as its extent, filed under the cell of its centre. A candidate looks into the cells its surroundings cover, or
 * through the whole level where that is shorter. Not thread-safe.
 */
final class KeptBoxes {
    private static final int NONE = -1;
    private static final double FARTHEST = 0x1p52;

    private final BoxTable boxes;
    private final int[] classes;
    private final double threshold;
    private final int[] nextInCell;
    private final CellHeads heads;
    private Level[] levels = new Level[0];

    KeptBoxes(BoxTable boxes, int[] classes, double threshold) {
        this.boxes = boxes;
        this.classes = classes;
        this.threshold = threshold;
        this.nextInCell = new int[boxes.size()];
        this.heads = new CellHeads(boxes.size());
    }

    void add(int box) {
        Level level = level(classes[box], exponent(box));
        long key = level.key(level.cell(boxes.get(box, BoxTable.CX)), level.cell(boxes.get(box, BoxTable.CY)));
        nextInCell[box] = heads.put(key, box);
        level.add(box);
    }

    boolean suppresses(int candidate) {
        Candidate one = new Candidate(candidate, new RectangleOverlap(boxes, candidate));
        for (Level level : levels) {
            if (level.label == classes[candidate] && suppressedBy(level, one)) {
                return true;
            }
        }
        return false;
    }

    private boolean suppressedBy(Level level, Candidate candidate) {
        double x = boxes.get(candidate.box, BoxTable.CX);
        double y = boxes.get(candidate.box, BoxTable.CY);
        double reachX = boxes.reachX(candidate.box) + level.size / 2;
        double reachY = boxes.reachY(candidate.box) + level.size / 2;
        long left = level.cell(x - reachX);
        long right = level.cell(x + reachX);
        long top = level.cell(y - reachY);
        long bottom = level.cell(y + reachY);
        double cells = ((double) right - left + 1) * ((double) bottom - top + 1);
        if (!(cells < level.count)) {
            return scan(level, candidate);
        }
        for (long row = top; row <= bottom; row++) {
            for (long column = left; column <= right; column++) {
                if (cell(level.key(column, row), level, candidate)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean cell(long key, Level level, Candidate candidate) {
        for (int box = heads.get(key); box != NONE; box = nextInCell[box]) {
            // two cells may share a key, so the class is looked at again
            if (classes[box] == level.label && overlaps(box, candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean scan(Level level, Candidate candidate) {
        for (int k = 0; k < level.count; k++) {
            if (overlaps(level.members[k], candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean overlaps(int kept, Candidate candidate) {
        double a = boxes.get(kept, BoxTable.AREA);
        double b = boxes.get(candidate.box, BoxTable.AREA);
        // the IoU is at most the ratio of the areas
        if (Math.min(a, b) < threshold * Math.max(a, b)) {
            return false;
        }
        return candidate.shape.iou(boxes.values(), kept * BoxTable.STRIDE) > threshold;
    }

    private int exponent(int box) {
        return Math.getExponent(2 * Math.max(boxes.reachX(box), boxes.reachY(box))) + 1;
    }

    private Level level(int label, int exponent) {
        for (Level level : levels) {
            if (level.label == label && level.exponent == exponent) {
                return level;
            }
        }
        Level level = new Level(label, exponent);
        levels = Arrays.copyOf(levels, levels.length + 1);
        levels[levels.length - 1] = level;
        return level;
    }

    private record Candidate(int box, RectangleOverlap shape) {}

    /** The kept boxes of one class with extents in (size / 2, size]. */
    private static final class Level {
        private final int label;
        private final int exponent;
        private final double size;
        private final long seed;
        private int[] members = new int[16];
        private int count;

        Level(int label, int exponent) {
            this.label = label;
            this.exponent = exponent;
            this.size = Math.scalb(1.0, exponent);
            this.seed = (label * 0x9E3779B97F4A7C15L) ^ (exponent * 0xC2B2AE3D27D4EB4FL);
        }

        long cell(double coordinate) {
            // bounded, so that counting cells cannot overflow for boxes far outside of any image
            return (long) Math.max(-FARTHEST, Math.min(FARTHEST, Math.floor(coordinate / size)));
        }

        long key(long column, long row) {
            return seed ^ (column * 0xD6E8FEB86659FD93L) ^ Long.rotateLeft(row * 0xA0761D6478BD642FL, 32);
        }

        void add(int box) {
            if (count == members.length) {
                members = Arrays.copyOf(members, 2 * count);
            }
            members[count++] = box;
        }
    }

    /** The latest box of every cell: open addressing, at most half full. */
    private static final class CellHeads {
        private final long[] keys;
        private final int[] boxes;
        private final int mask;

        CellHeads(int capacity) {
            int slots = Integer.highestOneBit(Math.max(8, capacity)) * 4;
            keys = new long[slots];
            boxes = new int[slots];
            Arrays.fill(boxes, NONE);
            mask = slots - 1;
        }

        int get(long key) {
            return boxes[slot(key)];
        }

        /** Files the box and returns the one that was at the head before. */
        int put(long key, int box) {
            int slot = slot(key);
            int before = boxes[slot];
            keys[slot] = key;
            boxes[slot] = box;
            return before;
        }

        private int slot(long key) {
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (boxes[slot] != NONE && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
