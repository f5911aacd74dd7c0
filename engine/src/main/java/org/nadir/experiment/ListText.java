package org.nadir.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lists as the one line of text that forms, {@code --set} and run folders have: items with commas in between. An item that
 * has a comma itself, begins with a quotation mark or is empty stands in quotation marks, and one inside it is written twice.
 */
public final class ListText {
    private static final char QUOTE = '"';

    private ListText() {}

    /** The items without the spaces around them; none of an empty text. A quotation that does not end goes on to the end. */
    public static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        if (text.isBlank()) {
            return items;
        }
        int at = 0;
        while (at <= text.length()) {
            int end = end(text, at);
            items.add(plain(text.substring(at, end).strip()));
            at = end + 1;
        }
        return items;
    }

    /** The comma behind an item that begins here, or the end of the text. */
    private static int end(String text, int from) {
        boolean begun = false;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' && !quoted) {
                return i;
            }
            if (c == QUOTE && (quoted || !begun)) {
                quoted = !quoted;
                begun = false;
            } else {
                begun |= !Character.isWhitespace(c);
            }
        }
        return text.length();
    }

    private static String plain(String item) {
        if (item.isEmpty() || item.charAt(0) != QUOTE) {
            return item;
        }
        boolean closed = item.length() > 1 && item.charAt(item.length() - 1) == QUOTE;
        return item.substring(1, closed ? item.length() - 1 : item.length()).replace("\"\"", "\"");
    }

    /** The line that {@link #items} reads these items from. */
    public static String of(Collection<String> items) {
        return items.stream().map(ListText::written).collect(Collectors.joining(", "));
    }

    private static String written(String item) {
        boolean plain =
                !item.isEmpty() && item.indexOf(',') < 0 && item.charAt(0) != QUOTE && item.equals(item.strip());
        return plain ? item : QUOTE + item.replace("\"", "\"\"") + QUOTE;
    }
}
