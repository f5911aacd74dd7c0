package org.nadir.run.digest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.nadir.nn.NetworkPart;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunTotals;
import org.nadir.training.Scores;

/**
 * Writes a digest as bytes, high byte first: {@link #MARK}, {@link #FORM}, the stamp and the path of the events, totals,
 * columns of places, curves that each name their places by number, and a CRC-32 of all of it. Texts have their length before
 * them. One use.
 */
final class DigestWriter {
    static final int MARK = 0x4E444947;
    /** Rises whenever the bytes or the meaning of a number change; a digest of another form is passed over. */
    static final int FORM = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** What a digest is kept for: a file of events in one state. */
    record Source(String path, EventStamp stamp) {}

    static byte[] bytes(Source source, RunDigest digest) {
        try {
            return new DigestWriter().all(source, digest);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] all(Source source, RunDigest digest) throws IOException {
        out.writeInt(MARK);
        out.writeInt(FORM);
        out.writeLong(source.stamp().bytes());
        out.writeLong(source.stamp().changed());
        out.writeInt(source.stamp().end());
        text(source.path());
        totals(digest.totals());
        curves(digest.curves());
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeInt((int) sum.getValue());
        return bytes.toByteArray();
    }

    private void totals(RunTotals totals) throws IOException {
        texts(totals.facts());
        out.writeInt(totals.classes().size());
        for (String name : totals.classes()) {
            text(name);
        }
        out.writeInt(totals.plannedEpochs());
        out.writeInt(totals.epochs().size());
        for (EpochFacts epoch : totals.epochs()) {
            epoch(epoch);
        }
    }

    private void epoch(EpochFacts epoch) throws IOException {
        out.writeInt(epoch.epoch());
        out.writeBoolean(epoch.applied().isPresent());
        if (epoch.applied().isPresent()) {
            out.writeInt(epoch.applied().get().trained().size());
            for (NetworkPart part : epoch.applied().get().trained()) {
                text(part.name());
            }
        }
        out.writeLong(epoch.trainableValues());
        out.writeLong(epoch.iteration());
        out.writeDouble(epoch.meanLoss());
        out.writeDouble(epoch.learningRate());
        out.writeDouble(epoch.stepMilliseconds());
        out.writeDouble(epoch.deviceSeconds());
        out.writeDouble(epoch.wallSeconds());
        out.writeLong(epoch.peakBytes());
        out.writeBoolean(epoch.scores().isPresent());
        if (epoch.scores().isPresent()) {
            scores(epoch.scores().get());
        }
    }

    private void scores(Scores scores) throws IOException {
        text(scores.primary());
        out.writeInt(scores.metrics().size());
        for (Map.Entry<String, Double> metric : scores.metrics().entrySet()) {
            text(metric.getKey());
            out.writeDouble(metric.getValue());
        }
        out.writeInt(scores.classes().size());
        for (Map.Entry<String, Scores.ClassScore> one : scores.classes().entrySet()) {
            text(one.getKey());
            out.writeDouble(one.getValue().ap50());
            out.writeInt(one.getValue().truths());
            out.writeInt(one.getValue().detections());
        }
    }

    private void curves(Map<RunCurve, CurveColumns> curves) throws IOException {
        List<CurveColumns> places = new ArrayList<>();
        for (CurveColumns columns : curves.values()) {
            if (places.stream().noneMatch(columns::besides)) {
                places.add(columns);
            }
        }
        out.writeInt(places.size());
        for (CurveColumns columns : places) {
            out.writeInt(columns.steps().length);
            doubles(columns.steps());
            floats(columns.epochs());
            floats(columns.seconds());
            floats(columns.deviceSeconds());
        }
        out.writeInt(curves.size());
        for (Map.Entry<RunCurve, CurveColumns> curve : curves.entrySet()) {
            text(curve.getKey().kind().name());
            text(curve.getKey().term());
            out.writeInt(place(places, curve.getValue()));
            floats(curve.getValue().values());
        }
    }

    private static int place(List<CurveColumns> places, CurveColumns columns) {
        int place = 0;
        while (!places.get(place).besides(columns)) {
            place++;
        }
        return place;
    }

    private void doubles(double[] numbers) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * numbers.length);
        buffer.asDoubleBuffer().put(numbers);
        out.write(buffer.array());
    }

    private void floats(float[] numbers) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * numbers.length);
        buffer.asFloatBuffer().put(numbers);
        out.write(buffer.array());
    }

    private void texts(Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            text(entry.getKey());
            text(entry.getValue());
        }
    }

    private void text(String text) throws IOException {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(letters.length);
        out.write(letters);
    }
}
