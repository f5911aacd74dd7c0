package org.nadir.run.digest;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunTotals;
import org.nadir.training.Scores;

/** Reads what {@link DigestWriter} wrote, if it is whole and was written for just these events. One use. */
final class DigestReader {
    private final ByteBuffer in;

    private DigestReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes, 0, bytes.length - Integer.BYTES);
    }

    /** The digest; empty when it is damaged, of another form, of other events or of the same ones in another state. */
    static Optional<RunDigest> digest(byte[] bytes, DigestWriter.Source source) {
        if (bytes.length < Integer.BYTES || !summed(bytes)) {
            return Optional.empty();
        }
        try {
            DigestReader reader = new DigestReader(bytes);
            return reader.meant(source) ? Optional.of(reader.digest()) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }

    private static boolean summed(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - Integer.BYTES);
        return (int) sum.getValue() == ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES);
    }

    private boolean meant(DigestWriter.Source source) {
        return in.getInt() == DigestWriter.MARK
                && in.getInt() == DigestWriter.FORM
                && new EventStamp(in.getLong(), in.getLong(), in.getInt()).equals(source.stamp())
                && text().equals(source.path());
    }

    private RunDigest digest() {
        return new RunDigest(totals(), curves());
    }

    private RunTotals totals() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            facts.put(text(), text());
        }
        List<String> classes = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            classes.add(text());
        }
        int planned = in.getInt();
        List<EpochFacts> epochs = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            epochs.add(epoch());
        }
        return new RunTotals(facts, classes, planned, epochs);
    }

    private EpochFacts epoch() {
        return new EpochFacts(
                in.getInt(),
                flag() ? Optional.of(state()) : Optional.empty(),
                in.getLong(),
                in.getLong(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getLong(),
                flag() ? Optional.of(scores()) : Optional.empty());
    }

    private FreezeState state() {
        List<NetworkPart> trained = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            trained.add(NetworkPart.valueOf(text()));
        }
        return FreezeState.of(trained);
    }

    private Scores scores() {
        String primary = text();
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            metrics.put(text(), in.getDouble());
        }
        Map<String, Scores.ClassScore> classes = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            classes.put(text(), new Scores.ClassScore(in.getDouble(), in.getInt(), in.getInt()));
        }
        return new Scores(primary, metrics, classes);
    }

    private Map<RunCurve, CurveColumns> curves() {
        List<CurveColumns> places = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            int size = in.getInt();
            places.add(new CurveColumns(doubles(size), floats(size), floats(size), floats(size), new float[0]));
        }
        Map<RunCurve, CurveColumns> curves = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            RunCurve curve = new RunCurve(RunCurve.Kind.valueOf(text()), text());
            CurveColumns at = places.get(in.getInt());
            float[] values = floats(at.steps().length);
            curves.put(curve, new CurveColumns(at.steps(), at.epochs(), at.seconds(), at.deviceSeconds(), values));
        }
        return curves;
    }

    private double[] doubles(int size) {
        double[] numbers = new double[fitting(size, Double.BYTES)];
        in.asDoubleBuffer().get(numbers);
        in.position(in.position() + Double.BYTES * size);
        return numbers;
    }

    private float[] floats(int size) {
        float[] numbers = new float[fitting(size, Float.BYTES)];
        in.asFloatBuffer().get(numbers);
        in.position(in.position() + Float.BYTES * size);
        return numbers;
    }

    private boolean flag() {
        return in.get() != 0;
    }

    private String text() {
        int size = fitting(in.getInt(), 1);
        String text = new String(in.array(), in.position(), size, StandardCharsets.UTF_8);
        in.position(in.position() + size);
        return text;
    }

    /** No room is made for more than there can be. */
    private int fitting(int size, int bytes) {
        if (size < 0 || size > in.remaining() / bytes) {
            throw new IndexOutOfBoundsException(size);
        }
        return size;
    }
}
