package org.nadir.cli;

import java.util.ArrayList;
import java.util.List;

/** All benchmarks of the engine; a room adds one line for each of its own. */
public final class Benchmarks {
    private Benchmarks() {}

    public static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        // geometry
        all.add(new RotatedIouBenchmark());
        all.add(new RotatedNmsBenchmark());

        // scene
        all.add(new TileBenchmark());

        // training
        all.add(new StepBenchmark());
        all.add(new PeerBenchmark());
        all.add(new DistillationBenchmark());

        return all;
    }
}
