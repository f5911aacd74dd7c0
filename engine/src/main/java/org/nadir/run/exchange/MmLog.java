package org.nadir.run.exchange;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.base.UserProblem;

/**
 * Reads the JSON logs of MMEngine ({@code vis_data/scalars.json}: a step on every line) and of MMCV before it
 * ({@code *.log.json}: mode, epoch and iteration within the epoch), one object a line. They have no times of day: the clock
 * begins with the date in the name and goes on by the seconds per step.
 */
final class MmLog {
    private static final long LARGEST = 1L << 28;
    private static final Pattern DATE = Pattern.compile("(\\d{8}_\\d{6})");

    private final ForeignLog log;
    private final List<Line> lines = new ArrayList<>();
    private double clock;

    /** The numbers and texts of a line. */
    private record Line(Map<String, Double> numbers, Map<String, String> texts) {
        double number(String name) {
            return numbers.getOrDefault(name, Double.NaN);
        }

        boolean validates() {
            return texts.getOrDefault("mode", "").equals("val");
        }
    }

    private MmLog(ForeignLog log) {
        this.log = log;
    }

    /** Reads the logs of one training in the order in which they were written. */
    static ForeignLog read(List<Path> files) {
        ForeignLog log = new ForeignLog("JSON log of MMEngine or MMCV");
        MmLog reader = new MmLog(log);
        for (Path file : files) {
            reader.clock = Math.max(reader.clock, begun(file));
            reader.lines.clear();
            reader.lines(file);
            boolean old = reader.lines.stream().anyMatch(line -> line.texts().containsKey("mode"));
            if (old) {
                reader.oldForm();
            } else {
                reader.newForm();
            }
        }
        return log;
    }

    private void lines(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            if (Files.size(file) > LARGEST) {
                throw UserProblem.of("The log is too large")
                        .file(file)
                        .found(Files.size(file) + " bytes")
                        .expected("at most " + LARGEST)
                        .problem();
            }
            int number = 0;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                if (!text.isBlank()) {
                    line(text, file, number);
                }
            }
        } catch (MalformedInputException e) {
            throw UserProblem.of("The log is no text").file(file).cause(e).problem();
        } catch (IOException e) {
            throw UserProblem.of("The log could not be read (" + e.getMessage() + ")")
                    .file(file)
                    .cause(e)
                    .problem();
        }
        if (lines.isEmpty()) {
            throw UserProblem.of("There is nothing of a training in this log")
                    .file(file)
                    .expected("lines of JSON, as vis_data/scalars.json of MMEngine or *.log.json of MMCV have them")
                    .problem();
        }
    }

    private void line(String text, Path file, int number) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            // NaN and Infinity are no JSON, but Python writes them
            json.setStrictness(com.google.gson.Strictness.LENIENT);
            json.beginObject();
            while (json.hasNext()) {
                member(json, numbers, texts);
            }
            json.endObject();
            lines.add(new Line(numbers, texts));
        } catch (IOException | IllegalStateException | NumberFormatException broken) {
            log.warn(file.getFileName() + ", line " + number + ", is not whole and left out");
        }
    }

    private static void member(JsonReader json, Map<String, Double> numbers, Map<String, String> texts)
            throws IOException {
        String name = json.nextName();
        if (json.peek() == JsonToken.NUMBER) {
            numbers.put(name, json.nextDouble());
        } else if (json.peek() == JsonToken.STRING) {
            String text = json.nextString();
            if (text.equals("NaN") || text.endsWith("Infinity")) {
                numbers.put(name, Double.parseDouble(text));
            } else {
                texts.put(name, text);
            }
        } else {
            json.skipValue();
        }
    }

    /** A line of numbers with a step. A validation counts by what its loop counts by: epochs, or the steps of the training. */
    private void newForm() {
        int perEpoch = perEpoch();
        if (perEpoch > 0) {
            log.stepsPerEpoch(perEpoch);
        }
        long last = 0;
        double epoch = Double.NaN;
        for (Line line : lines) {
            if (trains(line)) {
                long step = step(line);
                tick(line, step - last);
                last = step;
                epoch = line.number("epoch");
                add(line, false, step);
            } else if (!line.numbers().isEmpty()) {
                boolean byEpoch = perEpoch > 0 && line.number("step") == epoch;
                add(line, true, byEpoch ? Math.max(last, (long) epoch * perEpoch) : Math.max(last, step(line)));
            }
        }
    }

    /** The least number of steps of an epoch that agrees with every line; 0 when there are no epochs. */
    private int perEpoch() {
        double most = 0;
        for (Line line : lines) {
            if (trains(line) && line.number("epoch") >= 1) {
                most = Math.max(most, Math.ceil(step(line) / line.number("epoch")));
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, most);
    }

    private static boolean trains(Line line) {
        return line.numbers().containsKey("epoch") || line.numbers().containsKey("iter") || hasLoss(line);
    }

    private static long step(Line line) {
        double step = line.number(line.numbers().containsKey("iter") ? "iter" : "step");
        return (long) Math.max(0, Math.min(1e15, step));
    }

    private static boolean hasLoss(Line line) {
        return line.numbers().containsKey("loss");
    }

    /** Iterations count anew in every epoch; how many there are is what was logged last, or what a validation says. */
    private void oldForm() {
        boolean byEpoch = lines.stream().anyMatch(line -> line.number("epoch") > 1);
        int perEpoch = lastIteration();
        if (byEpoch) {
            log.stepsPerEpoch(perEpoch);
        }
        long last = 0;
        for (Line line : lines) {
            double epoch = line.number("epoch");
            double iteration = line.number("iter");
            if (Double.isNaN(epoch) || Double.isNaN(iteration)) {
                line.texts().forEach(this::fact);
                line.numbers().forEach((name, value) -> fact(name, number(value)));
                continue;
            }
            long step = (long) iteration;
            if (byEpoch) {
                step = (long) ((epoch - 1) * perEpoch + (line.validates() ? perEpoch : iteration));
            } else if (line.validates()) {
                step = Math.max(last, 1);
            }
            if (!line.validates()) {
                tick(line, step - last);
                last = step;
            }
            add(line, line.validates(), step);
        }
    }

    private int lastIteration() {
        double logged = 0;
        double said = 0;
        for (Line line : lines) {
            double iteration = line.numbers().getOrDefault("iter", 0.0);
            if (line.validates()) {
                said = Math.max(said, iteration);
            } else {
                logged = Math.max(logged, iteration);
            }
        }
        // a validation tells the steps of the epoch, or of itself, which would be far from what was logged
        return (int) Math.max(1, said > logged && said < 2 * logged ? said : logged);
    }

    private void fact(String name, String text) {
        if (text.length() <= 200 && !text.contains("\n")) {
            log.fact(name, text);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void tick(Line line, long steps) {
        double seconds = line.number("time");
        if (seconds > 0 && seconds < 1e6 && steps > 0) {
            clock += seconds * steps;
        }
    }

    private void add(Line line, boolean validates, long step) {
        if (log.full()) {
            throw UserProblem.of("The log has more steps than can be taken over")
                    .expected("at most " + ForeignLog.MOST_ROWS)
                    .problem();
        }
        line.numbers().forEach((name, value) -> {
            boolean count = name.equals("step") || name.equals("iter") || name.equals("epoch");
            // of a validation, rate and times are those of its own images
            boolean measured =
                    !validates || ScalarNames.of(name) == ScalarNames.Meaning.METRIC || name.contains("loss");
            if (!count && measured) {
                log.add(validates, Math.max(0, step), clock, name, value);
            }
        });
    }

    private static double begun(Path file) {
        Matcher date = DATE.matcher(file.toString());
        String last = "";
        while (date.find()) {
            last = date.group(1);
        }
        try {
            return LocalDateTime.parse(last, DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss"))
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException noDate) {
            return modified(file);
        }
    }

    private static double modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() / 1000.0;
        } catch (IOException unknown) {
            return 0;
        }
    }
}
