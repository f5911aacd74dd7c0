package org.nadir.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the values of fields as YAML, one block per card, quoted only where YAML would misread them. */
final class YamlText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./+][A-Za-z0-9_./+\\- ]*(?<! )");
    private static final Set<FieldType> LISTS = Set.of(FieldType.INTEGER_LIST, FieldType.TEXT_LIST);

    private YamlText() {}

    static String of(Map<String, String> values) {
        StringBuilder yaml = new StringBuilder();
        String card = "";
        for (Field field : Fields.all()) {
            String text = values.get(field.key());
            if (text == null || unsaid(field, text, values)) {
                continue;
            }
            if (!field.card().equals(card)) {
                card = field.card();
                yaml.append(card).append(":\n");
            }
            String name = field.key().substring(field.key().lastIndexOf('.') + 1);
            yaml.append(card.isEmpty() ? "" : "  ")
                    .append(name)
                    .append(": ")
                    .append(value(field, text))
                    .append('\n');
        }
        return yaml.toString();
    }

    /** A value that must be given, was not and is not asked for, such as the teacher of an experiment without a method. */
    private static boolean unsaid(Field field, String text, Map<String, String> values) {
        return text.isBlank() && !field.mayBeEmpty() && field.idle(values).isPresent();
    }

    private static String value(Field field, String text) {
        boolean list = LISTS.contains(field.type()) || (field.type() == FieldType.MILESTONES && text.contains(","));
        if (list) {
            List<String> items = FieldValues.list(text);
            return items.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(text);
    }

    private static String scalar(String text) {
        if (BARE.matcher(text).matches() && !text.equalsIgnoreCase("null")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
