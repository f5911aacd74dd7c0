package org.nadir.base;

import java.util.ArrayList;
import java.util.List;

/** Where an axis has its marks. */
public final class RoundNumbers {
    private static final int ABOUT = 5;

    private RoundNumbers() {}

    /** About five round numbers from one value to a higher one: 1, 2 or 5 times a power of ten apart. */
    public static List<Double> between(double from, double to) {
        double rough = (to - from) / ABOUT;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        double step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
        List<Double> numbers = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step); i * step <= to + step * 1e-9; i++) {
            numbers.add(i * step);
        }
        return numbers;
    }
}
