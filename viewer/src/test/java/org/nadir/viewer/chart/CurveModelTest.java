package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CurveModelTest {
    private final CurveModel model = new CurveModel();

    @Test
    void oneNameIsOneSeriesAndKeepsItsColour() {
        CurveSeries first = model.series("Loss");
        assertSame(first, model.series("Loss", 0xFF123456));
        assertNotEquals(first.argb(), model.series("Box loss").argb());
    }

    @Test
    void thePointsAreReadByStepEpochAndTime() {
        CurveSeries series = model.series("Loss");
        series.append(100, 1.5, 33, 0.25);
        assertEquals(100, series.points(XAxis.STEP).x(0));
        assertEquals(1.5, series.points(XAxis.EPOCH).x(0));
        assertEquals(33, series.points(XAxis.TIME).x(0));
        assertEquals(0.25, series.points(XAxis.TIME).y(0));
    }

    @Test
    void listenersHearOfPointsSeriesAndVisibility() {
        AtomicInteger heard = new AtomicInteger();
        model.addListener(heard::incrementAndGet);
        CurveSeries series = model.series("Loss");
        series.append(1, 1, 1, 1);
        series.visible(false);
        assertEquals(3, heard.get());
    }

    @Test
    void theNearestPointIsFound() {
        CurveSeries series = model.series("Loss");
        for (int i = 0; i < 5; i++) {
            series.append(i * 10, i, i, i);
        }
        CurvePoints points = series.points(XAxis.STEP);
        assertEquals(0, points.nearest(-5));
        assertEquals(2, points.nearest(16));
        assertEquals(4, points.nearest(1e9));
    }

    @Test
    void aReaderSeesAWholePrefixWhileAnotherThreadAppends() throws Exception {
        CurveSeries series = model.series("Loss");
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = writer.submit(() -> {
                for (int i = 0; i < 100_000; i++) {
                    series.append(i, i, i, i);
                }
            });
            while (!writing.isDone()) {
                CurvePoints points = series.points(XAxis.STEP);
                for (int i = Math.max(0, points.size() - 100); i < points.size(); i++) {
                    assertEquals(i, points.x(i));
                    assertEquals(i, points.y(i));
                }
            }
            writing.get();
        } finally {
            writer.shutdown();
            assertTrue(writer.awaitTermination(5, TimeUnit.SECONDS));
        }
        assertEquals(100_000, series.size());
    }

    @Test
    void manyPointsAtOnceAreThoseOfOneAfterTheOtherAndMayBeShared() {
        CurveModel model = new CurveModel();
        float[] epochs = {0.5f, 1};
        CurveSeries.Points points =
                new CurveSeries.Points(new double[] {1, 2}, epochs, epochs, epochs, new float[] {4, 2});
        CurveSeries one = model.series("one");
        CurveSeries other = model.series("other");
        one.take(points);
        other.take(points);
        one.append(3, 1.5, 1.5, 9);
        assertEquals(3, one.size());
        assertEquals(9, one.points(XAxis.EPOCH).y(2));
        assertEquals(2, other.size());
        assertEquals(2, other.points(XAxis.STEP).x(1));
        other.take(new CurveSeries.Points(new double[0], new float[0], new float[0], new float[0], new float[0]));
        other.append(1, 0.5, 0.5, 7);
        assertEquals(7, other.points(XAxis.STEP).y(0));
    }
}
