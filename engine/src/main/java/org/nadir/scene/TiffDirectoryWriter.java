package org.nadir.scene;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lays out one image directory with its values behind it, classic or BigTIFF, little-endian. */
final class TiffDirectoryWriter {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int LONG8 = 16;

    private final TiffLevelWriter level;
    private final boolean big;
    private final Map<Integer, Entry> entries = new TreeMap<>();

    private record Entry(int type, int count, byte[] values) {}

    TiffDirectoryWriter(TiffLevelWriter level, boolean overview, boolean big) {
        this.level = level;
        this.big = big;
        TiffPlan plan = level.plan;
        SampleLayout layout = plan.layout();
        shorts(TiffTag.NEW_SUBFILE_TYPE, overview ? 1 : 0);
        longs(TiffTag.WIDTH, List.of((long) plan.width()));
        longs(TiffTag.HEIGHT, List.of((long) plan.height()));
        shorts(TiffTag.BITS, same(layout.bits(), layout.samples()));
        shorts(TiffTag.COMPRESSION, 8);
        shorts(TiffTag.PHOTOMETRIC, layout.samples() >= 3 ? 2 : 1);
        shorts(TiffTag.SAMPLES_PER_PIXEL, layout.samples());
        shorts(TiffTag.PLANAR, 1);
        shorts(TiffTag.PREDICTOR, layout.type() == SampleType.UINT8 ? 2 : 1);
        shorts(TiffTag.SAMPLE_FORMAT, same(format(layout.type()), layout.samples()));
        extraSamples(plan);
        blocks();
        plan.noData().ifPresent(value -> text(TiffTag.GDAL_NO_DATA, Double.toString(value)));
        place(plan.place());
    }

    private void extraSamples(TiffPlan plan) {
        int colours = plan.layout().samples() >= 3 ? 3 : 1;
        int extra = plan.layout().samples() - colours;
        if (extra > 0) {
            int[] kinds = new int[extra];
            plan.alphaBand().ifPresent(band -> kinds[Math.max(0, band - colours)] = 2);
            shorts(TiffTag.EXTRA_SAMPLES, kinds);
        }
    }

    private void blocks() {
        if (level.plan.tiled()) {
            shorts(TiffTag.TILE_WIDTH, level.blockWidth());
            shorts(TiffTag.TILE_HEIGHT, level.blockHeight());
            longs(TiffTag.TILE_OFFSETS, level.offsets);
            longs(TiffTag.TILE_BYTES, level.sizes);
        } else {
            shorts(TiffTag.ROWS_PER_STRIP, level.blockHeight());
            longs(TiffTag.STRIP_OFFSETS, level.offsets);
            longs(TiffTag.STRIP_BYTES, level.sizes);
        }
    }

    private void place(TiffPlan.Place place) {
        place.transform().ifPresent(this::transform);
        place.epsg().ifPresent(this::system);
    }

    private void transform(GeoTransform t) {
        if (t.rowRotation() == 0 && t.columnRotation() == 0 && t.pixelHeight() < 0) {
            doubles(TiffTag.PIXEL_SCALE, t.pixelWidth(), -t.pixelHeight(), 0);
            doubles(TiffTag.TIE_POINTS, 0, 0, 0, t.originX(), t.originY(), 0);
            return;
        }
        double[] matrix = new double[16];
        matrix[0] = t.pixelWidth();
        matrix[1] = t.rowRotation();
        matrix[3] = t.originX();
        matrix[4] = t.columnRotation();
        matrix[5] = t.pixelHeight();
        matrix[7] = t.originY();
        matrix[15] = 1;
        doubles(TiffTag.TRANSFORMATION, matrix);
    }

    private void system(int code) {
        // EPSG keeps 4001 to 4999 for geographic systems
        boolean geographic = code > 4000 && code < 5000;
        int[] header = {1, 1, 0, 3};
        int[] model = {1024, 0, 1, geographic ? 2 : 1};
        int[] raster = {1025, 0, 1, 1};
        int[] number = {geographic ? 2048 : 3072, 0, 1, code};
        shorts(
                TiffTag.GEO_KEYS,
                Stream.of(header, model, raster, number)
                        .flatMapToInt(Arrays::stream)
                        .toArray());
    }

    private static int format(SampleType type) {
        return switch (type) {
            case INT8, INT16, INT32 -> 2;
            case FLOAT16, FLOAT32, FLOAT64 -> 3;
            default -> 1;
        };
    }

    private static int[] same(int value, int count) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private void shorts(int tag, int... values) {
        ByteBuffer buffer = buffer(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        entries.put(tag, new Entry(SHORT, values.length, buffer.array()));
    }

    private void longs(int tag, List<Long> values) {
        ByteBuffer buffer = buffer((big ? 8 : 4) * values.size());
        for (long value : values) {
            if (big) {
                buffer.putLong(value);
            } else {
                buffer.putInt((int) value);
            }
        }
        entries.put(tag, new Entry(big ? LONG8 : LONG, values.size(), buffer.array()));
    }

    private void doubles(int tag, double... values) {
        ByteBuffer buffer = buffer(8 * values.length);
        for (double value : values) {
            buffer.putDouble(value);
        }
        entries.put(tag, new Entry(DOUBLE, values.length, buffer.array()));
    }

    private void text(int tag, String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.US_ASCII);
        entries.put(tag, new Entry(ASCII, bytes.length, bytes));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The directory's bytes for a place in the file; the next directory, if any, follows right behind. */
    byte[] bytes(long position, boolean another) {
        long start = position + (position & 1);
        int tableSize = (big ? 16 : 6) + entries.size() * (big ? 20 : 12);
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        ByteBuffer table = buffer(tableSize);
        if (big) {
            table.putLong(entries.size());
        } else {
            table.putShort((short) entries.size());
        }
        entries.forEach((tag, entry) -> put(table, tag, entry, new Behind(start + tableSize, behind)));
        int size = tableSize + behind.size();
        long next = another ? start + size + (size & 1) : 0;
        if (big) {
            table.putLong(next);
        } else {
            table.putInt((int) next);
        }
        ByteBuffer whole = buffer(size);
        return whole.put(table.array()).put(behind.toByteArray()).array();
    }

    private record Behind(long start, ByteArrayOutputStream bytes) {}

    private void put(ByteBuffer table, int tag, Entry entry, Behind behind) {
        table.putShort((short) tag).putShort((short) entry.type);
        int slot = big ? 8 : 4;
        if (big) {
            table.putLong(entry.count);
        } else {
            table.putInt(entry.count);
        }
        if (entry.values.length <= slot) {
            table.put(Arrays.copyOf(entry.values, slot));
            return;
        }
        long at = behind.start + behind.bytes.size();
        if (big) {
            table.putLong(at);
        } else {
            table.putInt((int) at);
        }
        behind.bytes.writeBytes(entry.values);
        if (behind.bytes.size() % 2 == 1) {
            behind.bytes.write(0);
        }
    }
}
