package org.nadir.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;

/**
 * Reads the freezing settings of other programs' configurations: MMDetection's {@code frozen_stages}, and {@code step_epoch} or
 * {@code steps} of dynamic backbone freezing (its {@code --dbf-options}). Only these keys with a number, a list of numbers or
 * a {@code range} written out are understood; nothing is executed. {@code steps} are the epochs that train the backbone, as
 * the reference means them; the comparison in its released code never holds.
 */
public final class ScheduleImport {
    private static final Pattern KEY = Pattern.compile("\\b(frozen_stages|step_epoch|steps)['\"]?\\s*[:=](?!=)\\s*");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,6}(?=\\s*(?:[,)}\\]\\n]|$))");
    private static final Pattern INFINITE =
            Pattern.compile("(?:float\\(\\s*['\"]inf['\"]\\s*\\)|(?:math|np)\\.inf\\b)");
    private static final Pattern RANGE = Pattern.compile(
            "(?:\\[\\s*(\\w+)\\s+for\\s+\\1\\s+in\\s+|list\\(\\s*)?range\\(\\s*(\\d{1,6})\\s*(?:,\\s*(\\d{1,6})\\s*)?(?:,\\s*(\\d{1,6})\\s*)?\\)");
    private static final Pattern LIST = Pattern.compile("[\\[({]\\s*(\\d{1,6}(?:\\s*,\\s*\\d{1,6})*)\\s*,?\\s*[\\])}]");
    private static final List<String> STAGES = List.of("none", "stem", "stage1", "stage2", "stage3", "stage4");
    private static final int LARGEST = 1 << 20;

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ScheduleImport(String text) {
        this.text = text;
    }

    /**
     * The settings of the card "freezing" that a configuration asks for, by key.
     *
     * @throws UserProblem when it has none of the keys, a key is not written out, or two contradict each other
     */
    public static Map<String, String> read(String text) {
        if (text.length() > LARGEST) {
            throw UserProblem.of("The text is too long for a configuration").problem();
        }
        return new ScheduleImport(withoutComments(text)).values();
    }

    private Map<String, String> values() {
        boolean layers = text.matches("(?s).*type\\s*=\\s*['\"]MobileNetV2['\"].*");
        Matcher keys = KEY.matcher(text);
        while (keys.find()) {
            int line = line(keys.start());
            if (text.lines().skip(line - 1L).findFirst().orElse("").contains("lr_config")) {
                continue;
            }
            switch (keys.group(1)) {
                case "frozen_stages" -> {
                    if (layers) {
                        throw refuse(
                                "frozen_stages of MobileNetV2 counts layers, not stages", line, "another backbone");
                    }
                    put("freezing.fixedStages", stage(keys.end(), line), line);
                }
                case "step_epoch" -> {
                    put("freezing.schedule", "step", line);
                    put("freezing.rho", period(keys.end(), line), line);
                }
                default -> {
                    put("freezing.schedule", "epochs", line);
                    put("freezing.epochs", epochs(keys.end(), line), line);
                }
            }
        }
        if (values.isEmpty()) {
            throw UserProblem.of("There is no freezing setting in this text")
                    .expected("frozen_stages, step_epoch or steps")
                    .remedy("A setting that lies in a _base_ file is read from that file")
                    .problem();
        }
        values.putIfAbsent("freezing.schedule", "full");
        return values;
    }

    private String stage(int at, int line) {
        int stages =
                Integer.parseInt(found(WHOLE, at, line, "a number from -1 to 4").group());
        if (stages < -1 || stages > 4) {
            throw refuse("There is no stage " + stages, line, "a number from -1 to 4");
        }
        return STAGES.get(stages + 1);
    }

    private String period(int at, int line) {
        if (INFINITE.matcher(text).region(at, text.length()).lookingAt()) {
            return FieldValues.INFINITE;
        }
        int period = Integer.parseInt(
                found(WHOLE, at, line, "a number of epochs written out").group());
        if (period < 1) {
            throw refuse("The period is " + period, line, "at least 1 epoch");
        }
        return Integer.toString(period);
    }

    private String epochs(int at, int line) {
        Matcher range = RANGE.matcher(text).region(at, text.length());
        if (!range.lookingAt()) {
            String expected = "a list of numbers or a range written out";
            return FieldValues.integers(found(LIST, at, line, expected).group(1)).stream()
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        int first = range.group(3) == null ? 0 : Integer.parseInt(range.group(2));
        int end = Integer.parseInt(range.group(3) == null ? range.group(2) : range.group(3));
        int stride = range.group(4) == null ? 1 : Integer.parseInt(range.group(4));
        if (stride < 1 || first >= end) {
            throw refuse("The range is empty", line, "a range with at least one epoch");
        }
        List<Integer> epochs = new ArrayList<>();
        for (int epoch = first; epoch < end; epoch += stride) {
            epochs.add(epoch);
        }
        return FieldTexts.join(epochs);
    }

    private Matcher found(Pattern pattern, int at, int line, String expected) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            String rest = text.substring(at).lines().findFirst().orElse("").strip();
            throw UserProblem.of("Line " + line + " does not say its value in plain numbers")
                    .found(rest.length() > 60 ? rest.substring(0, 60) + "..." : rest)
                    .expected(expected)
                    .problem();
        }
        return matcher;
    }

    private void put(String key, String value, int line) {
        String before = values.put(key, value);
        if (before != null && !before.equals(value)) {
            throw refuse("The configuration contradicts itself: " + before + " and " + value, line, "one of them");
        }
    }

    private int line(int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    private static UserProblem refuse(String what, int line, String expected) {
        return UserProblem.of(what + " (line " + line + ")").expected(expected).problem();
    }

    /** Comments of Python become blanks, so that lines keep their numbers; a number sign in quotes is none. */
    private static String withoutComments(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        char quote = 0;
        boolean comment = false;
        for (char c : text.toCharArray()) {
            if (c == '\n') {
                comment = false;
                quote = 0;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (!comment && (c == '"' || c == '\'')) {
                quote = c;
            }
            comment |= c == '#' && quote == 0;
            clean.append(comment ? ' ' : c);
        }
        return clean.toString();
    }
}
