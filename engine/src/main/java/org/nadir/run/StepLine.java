package org.nadir.run;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.training.RunEvent;

/**
 * Reads the line of a step straight from its bytes, member by member as {@link EventCodec} writes them; nearly all lines of
 * a run are steps, and a general JSON reader takes several times as long for each. Whatever is written otherwise (another
 * order, escaped names, a member that is missing) is left to that reader. One use per line.
 */
final class StepLine {
    private static final byte[] START = bytes("{\"event\":\"step\",\"at\":\"");
    private static final byte[] NULL = bytes("null");
    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int MOST_FRACTION = 9;

    private final byte[] line;
    private final int end;
    private int at;
    private boolean foreign;

    private StepLine(byte[] line, int from, int end) {
        this.line = line;
        this.at = from;
        this.end = end;
    }

    /** The step in a line without its checksum and closing brace; empty when it is not written as ours are. */
    static Optional<RunEvent> read(byte[] line, int from, int end) {
        try {
            return new StepLine(line, from, end).step();
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException other) {
            return Optional.empty();
        }
    }

    private Optional<RunEvent> step() {
        skip(START);
        if (foreign) {
            return Optional.empty();
        }
        Instant time = time();
        long iteration = whole("iteration");
        long epoch = whole("epoch");
        Map<String, Double> losses = losses();
        double loss = number("loss");
        double rate = number("learningRate");
        double norm = number("gradientNorm");
        double milliseconds = number("milliseconds");
        double wait = number("dataWaitMilliseconds");
        RunEvent.Step step = new RunEvent.Step(
                time,
                iteration,
                Math.toIntExact(epoch),
                losses,
                loss,
                rate,
                norm,
                milliseconds,
                wait,
                whole("residentBytes"),
                whole("peakBytes"),
                whole("deviceBytes"));
        return foreign || at != end ? Optional.empty() : Optional.of(step);
    }

    /** {@code 2026-11-21T12:53:54.123Z} and its quotation mark. */
    private Instant time() {
        String text = text();
        int length = text.length();
        if (length <= SECONDS || text.charAt(DATE) != 'T' || text.charAt(length - 1) != 'Z') {
            foreign = true;
            return Instant.EPOCH;
        }
        long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, DATE))
                .toEpochDay();
        long second = digits(text, 11, 13) * 3600L + digits(text, 14, 16) * 60L + digits(text, 17, SECONDS);
        int fraction = length - 1 > SECONDS ? digits(text, SECONDS + 1, length - 1) : 0;
        for (int place = length - 2 - SECONDS; fraction > 0 && place < MOST_FRACTION; place++) {
            fraction *= 10;
        }
        return Instant.ofEpochSecond(day * 86_400 + second, fraction);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private Map<String, Double> losses() {
        name("losses");
        Map<String, Double> losses = new LinkedHashMap<>();
        expect('{');
        while (!foreign && line[at] != '}') {
            if (!losses.isEmpty()) {
                expect(',');
            }
            expect('"');
            String name = text();
            expect(':');
            losses.put(name, number());
        }
        expect('}');
        return losses;
    }

    private double number(String name) {
        name(name);
        return number();
    }

    private double number() {
        if (!foreign && line[at] == 'n') {
            skip(NULL);
            return Double.NaN;
        }
        return Double.parseDouble(figure());
    }

    private long whole(String name) {
        name(name);
        return Long.parseLong(figure());
    }

    /** The characters of a number. */
    private String figure() {
        int start = at;
        while (at < end && line[at] != ',' && line[at] != '}') {
            at++;
        }
        return new String(line, start, at - start, StandardCharsets.ISO_8859_1);
    }

    /** The rest of a text and its quotation mark; one with an escape is not read here. */
    private String text() {
        int start = at;
        while (line[at] != '"') {
            foreign |= line[at] == '\\';
            at++;
        }
        at++;
        return new String(line, start, at - 1 - start, StandardCharsets.UTF_8);
    }

    private void name(String name) {
        expect(',');
        expect('"');
        for (int i = 0; i < name.length(); i++) {
            expect(name.charAt(i));
        }
        expect('"');
        expect(':');
    }

    private void skip(byte[] words) {
        for (byte letter : words) {
            expect((char) letter);
        }
    }

    private void expect(char letter) {
        foreign |= line[at] != letter;
        at++;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
