package org.nadir.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.4|0.400",
                "1234.5|1,235",
                "12.345|12.3",
                "0.00123|0.00123",
                "0.0001|1.00e-04",
                "-3|-3.00",
                "2.5e8|2.50e+08"
            })
    void threeSignificantDigits(double value, String text) {
        assertEquals(text, Figures.three(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"48|48 s", "200|3 min 20 s", "180|3 min", "7500|2 h 05 min"})
    void durationsInWords(double seconds, String text) {
        assertEquals(text, Figures.duration(seconds));
    }

    @Test
    void sizesInBinaryUnits() {
        assertEquals("1.50 KiB", Figures.bytes(1536));
        assertEquals("12 B", Figures.bytes(12));
    }

    @Test
    void oneIsNotMany() {
        assertEquals("1 box", Figures.counted(1, "box", "boxes"));
        assertEquals("2,540 boxes", Figures.counted(2540, "box", "boxes"));
    }

    @Test
    void wholeValuesOfABandAreToldAsTheyAre() {
        assertEquals("80", Figures.sample(80));
        assertEquals("-1", Figures.sample(-1));
        assertEquals("0.125", Figures.sample(0.125));
        assertEquals("–", Figures.sample(Double.NaN));
    }
}
