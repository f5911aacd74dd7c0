package org.nadir.training;

import java.util.List;
import org.nadir.data.synthetic.ChipSet;
import org.nadir.data.synthetic.ChipSet.Chip;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.RandomStream;

/**
 * Chips made ready for the network.
 *
 * @param pixels N x 3 x side x side, 0..255
 * @param labels class of each
 * @param sectors which sector of the half circle its object points along, -1 for ground
 */
@SuppressWarnings("ArrayRecordComponent")
record ChipBatch(float[] pixels, long[] labels, long[] sectors) {
    private static final int SIDE = ChipSet.SIDE;
    private static final int AREA = SIDE * SIDE;

    /** As they were drawn. */
    static ChipBatch plain(List<Chip> chips) {
        ChipBatch batch = new ChipBatch(chips.size());
        for (int i = 0; i < chips.size(); i++) {
            batch.put(i, chips.get(i), new Change(false, 0, new double[] {1, 1, 1}));
        }
        return batch;
    }

    /** A batch that takes each class as often as any other, changed at random. */
    static ChipBatch drawn(List<List<Chip>> byClass, int size, RandomStream random) {
        ChipBatch batch = new ChipBatch(size);
        for (int i = 0; i < size; i++) {
            List<Chip> chips = byClass.get((i + random.nextInt(2)) % byClass.size());
            batch.put(i, chips.get(random.nextInt(chips.size())), Change.drawn(random));
        }
        return batch;
    }

    private ChipBatch(int size) {
        this(new float[size * 3 * AREA], new long[size], new long[size]);
    }

    /** A mirror image or not, quarter turns clockwise after it, a factor for each channel. */
    private record Change(boolean mirrored, int quarters, double[] gain) {
        static Change drawn(RandomStream random) {
            double light = random.nextDouble(0.75, 1.25);
            double[] gain = new double[3];
            for (int channel = 0; channel < 3; channel++) {
                gain[channel] = light * random.nextDouble(0.92, 1.08);
            }
            return new Change(random.nextBoolean(), random.nextInt(4), gain);
        }

        /** The heading of an object after the change; mirroring turns x around. */
        double heading(double before) {
            return (mirrored ? Math.PI - before : before) + quarters * Math.PI / 2;
        }

        /** Where a pixel of the changed chip comes from. */
        int source(int x, int y) {
            int u = x;
            int v = y;
            for (int i = 0; i < quarters; i++) {
                int next = SIDE - 1 - u;
                u = v;
                v = next;
            }
            return v * SIDE + (mirrored ? SIDE - 1 - u : u);
        }
    }

    private void put(int row, Chip chip, Change change) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int source = change.source(x, y) * 3;
                for (int channel = 0; channel < 3; channel++) {
                    double value = (chip.rgb()[source + channel] & 255) * change.gain()[channel];
                    pixels[(row * 3 + channel) * AREA + y * SIDE + x] = (float) Math.min(255, value);
                }
            }
        }
        labels[row] = chip.label();
        sectors[row] = chip.object() ? sector(change.heading(chip.heading())) : -1;
    }

    /** Sectors are centred on the axes: sector 0 is around the x axis. */
    static int sector(double heading) {
        double width = Math.PI / ClassificationTask.SECTORS;
        return (int) Math.floorMod(Math.round(heading / width), (long) ClassificationTask.SECTORS);
    }

    /** The pixels as the network wants them; overwrites nothing. */
    float[] normalised(Normalisation input) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i / AREA % 3;
            values[i] = (pixels[i] - input.mean()[channel]) / input.std()[channel];
        }
        return values;
    }
}
