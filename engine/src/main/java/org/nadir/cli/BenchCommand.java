package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir bench NAME}: measures something on this machine and prints the figures. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures this machine; prints the figures.")
final class BenchCommand implements Callable<Integer> {
    private final List<Benchmark> more;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the benchmark; an unknown one lists all.")
    private String name = "";

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    BenchCommand(List<Benchmark> more) {
        this.more = List.copyOf(more);
    }

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::measure);
    }

    private void measure(CommandOutput out) {
        Benchmark benchmark = find();
        Map<String, Double> figures = benchmark.run(out.progress());
        if (!out.json()) {
            figures.forEach((key, value) -> out.line(String.format(Locale.ROOT, "%-24s %12.4g", key, value)));
            benchmark.notes().forEach(out::line);
            return;
        }
        JsonObject numbers = new JsonObject();
        figures.forEach(numbers::addProperty);
        JsonObject document = new JsonObject();
        document.addProperty("bench", benchmark.name());
        document.add("machine", Machine.describe());
        document.add("figures", numbers);
        if (!benchmark.notes().isEmpty()) {
            JsonArray notes = new JsonArray();
            benchmark.notes().forEach(notes::add);
            document.add("notes", notes);
        }
        out.print(document);
    }

    private Benchmark find() {
        List<Benchmark> all = new java.util.ArrayList<>(Benchmarks.all());
        all.addAll(more);
        return all.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserProblem.of("There is no such benchmark")
                        .field("NAME")
                        .found(name)
                        .expected(all.stream().map(Benchmark::name).collect(Collectors.joining(", ")))
                        .problem());
    }
}
