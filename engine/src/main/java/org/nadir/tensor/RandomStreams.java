package org.nadir.tensor;

import java.util.Map;
import java.util.TreeMap;

/**
 * The named random streams of a run. A stream depends on the seed and its name; its position is part of the checkpoint,
 * so that a resumed run draws the numbers that an uninterrupted one would have drawn. Asking for streams is safe from any
 * thread, drawing from one is not.
 */
public final class RandomStreams {
    private final long seed;
    private final Map<String, RandomStream> streams = new TreeMap<>();

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    /** The one stream of that name: the same object each time, keeping its position. */
    public synchronized RandomStream stream(String name) {
        return streams.computeIfAbsent(name, this::fresh);
    }

    /** Position (numbers drawn) of every stream that was asked for. */
    public synchronized Map<String, Long> state() {
        Map<String, Long> positions = new TreeMap<>();
        streams.forEach((name, stream) -> positions.put(name, stream.drawn()));
        return positions;
    }

    /** Puts every named stream to its saved position; streams already handed out follow. */
    public synchronized void restore(Map<String, Long> positions) {
        positions.forEach((name, drawn) -> stream(name).drawn(drawn));
    }

    RandomStream fresh(String name) {
        long key = RandomStream.mix(seed);
        for (int i = 0; i < name.length(); i++) {
            key = RandomStream.mix(key ^ (name.charAt(i) + 0x9E3779B97F4A7C15L));
        }
        return new RandomStream(key);
    }
}
