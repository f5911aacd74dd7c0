package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void equalSeedsAndNamesGiveEqualNumbers() {
        RandomStream a = new RandomStreams(7).stream("order");
        RandomStream b = new RandomStreams(7).stream("order");
        for (int i = 0; i < 100; i++) {
            assertEquals(a.nextLong(), b.nextLong());
        }
    }

    @Test
    void namesAndSeedsGiveOtherNumbers() {
        long first = new RandomStreams(7).stream("order").nextLong();
        assertNotEquals(first, new RandomStreams(7).stream("flip").nextLong());
        assertNotEquals(first, new RandomStreams(8).stream("order").nextLong());
    }

    @Test
    void aRestoredStreamGoesOnWhereItStopped() {
        RandomStreams run = new RandomStreams(1);
        run.stream("a").nextGaussian();
        run.stream("a").nextInt(10);
        Map<String, Long> state = run.state();
        double next = run.stream("a").nextDouble();
        RandomStreams resumed = new RandomStreams(1);
        resumed.restore(state);
        assertEquals(next, resumed.stream("a").nextDouble());
    }

    @Test
    void childrenDoNotDependOnWhatWasDrawn() {
        RandomStream parent = RandomStream.of(3);
        long before = parent.fork(5).nextLong();
        parent.nextLong();
        assertEquals(before, parent.fork(5).nextLong());
        assertNotEquals(before, parent.fork(6).nextLong());
    }

    @Test
    void uniformNumbersFillTheirRangeEvenly() {
        RandomStream random = RandomStream.of(11);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[random.nextInt(10)]++;
        }
        for (int count : counts) {
            assertEquals(10_000, count, 400);
        }
    }

    @Test
    void gaussianNumbersHaveMeanZeroAndDeviationOne() {
        RandomStream random = RandomStream.of(12);
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        int beyondFour = 0;
        int n = 1_000_000;
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            sum += x;
            squares += x * x;
            beyondTwo += Math.abs(x) > 2 ? 1 : 0;
            beyondFour += Math.abs(x) > 4 ? 1 : 0;
        }
        assertEquals(0, sum / n, 0.005);
        assertEquals(1, squares / n, 0.01);
        assertEquals(0.0455, beyondTwo / (double) n, 0.001);
        assertEquals(63.3, beyondFour, 32);
    }

    @Test
    void aPermutationHoldsEveryNumberOnce() {
        int[] order = RandomStream.of(2).permutation(50);
        assertTrue(!Arrays.equals(order, sorted(order)));
        int[] expected = new int[50];
        Arrays.setAll(expected, i -> i);
        assertArrayEquals(expected, sorted(order));
    }

    private static int[] sorted(int[] order) {
        int[] copy = order.clone();
        Arrays.sort(copy);
        return copy;
    }
}
