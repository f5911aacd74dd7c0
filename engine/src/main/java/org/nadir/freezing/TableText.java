package org.nadir.freezing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.nn.NetworkPart;

/** Reads and writes the text of a table, whose notation {@link FreezeTable} tells. */
final class TableText {
    /** Later epochs are refused: no run is that long. */
    static final int EPOCHS = 100_000;

    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,6})(?:\\s*(-)\\s*(\\d{1,6})?)?(?:\\s*/\\s*(\\d{1,6}))?");
    private static final String NEVER = "-";
    private static final String ALWAYS = "all";
    private static final String PARTS = "stem, stage1, stage2, stage3, stage4, neck, head or backbone";

    private TableText() {}

    /** The spans of every part; a part that the text does not name trains throughout. */
    static Map<NetworkPart, List<EpochSpan>> parse(String text) {
        Map<NetworkPart, List<EpochSpan>> rows = new EnumMap<>(NetworkPart.class);
        for (String entry : text.split(";", -1)) {
            if (entry.isBlank()) {
                continue;
            }
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw refuse("A part has no epochs", entry, "for example \"stage2: 0-2, 6-\", in YAML with its quotes");
            }
            List<EpochSpan> spans = spans(entry.substring(colon + 1).strip());
            for (NetworkPart part : parts(entry.substring(0, colon).strip())) {
                if (rows.put(part, spans) != null) {
                    throw refuse(word(part) + " is named twice", entry, "each part once");
                }
            }
        }
        if (rows.isEmpty()) {
            throw refuse("The table names no part", text, "for example stem-stage1: -; stage2-stage4: 0-/3");
        }
        for (NetworkPart part : NetworkPart.values()) {
            rows.putIfAbsent(part, List.of(new EpochSpan(0, EpochSpan.OPEN, 1)));
        }
        return Collections.unmodifiableMap(rows);
    }

    /** Neighbouring parts with the same spans share an entry. */
    static String print(Map<NetworkPart, List<EpochSpan>> rows) {
        List<String> entries = new ArrayList<>();
        NetworkPart[] parts = NetworkPart.values();
        for (int first = 0; first < parts.length; ) {
            String spans = print(rows.getOrDefault(parts[first], List.of()));
            int last = first;
            while (last + 1 < parts.length
                    && print(rows.getOrDefault(parts[last + 1], List.of())).equals(spans)) {
                last++;
            }
            String names = word(parts[first]) + (last > first ? "-" + word(parts[last]) : "");
            entries.add(names + ": " + spans);
            first = last + 1;
        }
        return String.join("; ", entries);
    }

    static String word(NetworkPart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static String print(List<EpochSpan> spans) {
        if (spans.isEmpty()) {
            return NEVER;
        }
        boolean always = spans.equals(List.of(new EpochSpan(0, EpochSpan.OPEN, 1)));
        return always ? ALWAYS : spans.stream().map(EpochSpan::toString).collect(Collectors.joining(", "));
    }

    private static Set<NetworkPart> parts(String names) {
        Set<NetworkPart> parts = EnumSet.noneOf(NetworkPart.class);
        for (String name : names.split(",", -1)) {
            String[] ends = name.strip().split("\\s*-\\s*", -1);
            if (name.strip().equals("backbone")) {
                parts.addAll(EnumSet.range(NetworkPart.STEM, NetworkPart.STAGE4));
            } else if (ends.length == 1) {
                parts.add(part(ends[0], name));
            } else {
                NetworkPart first = part(ends[0], name);
                NetworkPart last = part(ends[1].matches("\\d") ? "stage" + ends[1] : ends[1], name);
                if (ends.length > 2 || first.compareTo(last) > 0) {
                    throw refuse("The parts run backwards", name, "from the image to the output, as in stem-stage2");
                }
                parts.addAll(EnumSet.range(first, last));
            }
        }
        return parts;
    }

    private static NetworkPart part(String word, String found) {
        String name = word.equalsIgnoreCase("heads") ? "head" : word;
        Optional<NetworkPart> part = EnumSet.allOf(NetworkPart.class).stream()
                .filter(p -> word(p).equalsIgnoreCase(name))
                .findFirst();
        return part.orElseThrow(() -> refuse("The network has no such part", found, PARTS));
    }

    private static List<EpochSpan> spans(String text) {
        if (text.equals(NEVER)) {
            return List.of();
        }
        if (text.equals(ALWAYS)) {
            return List.of(new EpochSpan(0, EpochSpan.OPEN, 1));
        }
        List<EpochSpan> spans = new ArrayList<>();
        BitSet seen = new BitSet();
        for (String item : text.split(",", -1)) {
            EpochSpan span = span(item.strip());
            BitSet epochs = span.in(EPOCHS);
            if (seen.intersects(epochs)) {
                epochs.and(seen);
                throw refuse("Epoch " + epochs.nextSetBit(0) + " is named twice", text, "each epoch once");
            }
            seen.or(epochs);
            spans.add(span);
        }
        return List.copyOf(spans);
    }

    private static EpochSpan span(String item) {
        Matcher match = SPAN.matcher(item);
        if (!match.matches() || (match.group(2) == null && match.group(4) != null)) {
            throw refuse("These are no epochs", item, "-, all, 3, 0-2, 6- or 0-/3");
        }
        int first = Integer.parseInt(match.group(1));
        int last = match.group(2) == null ? first : EpochSpan.OPEN;
        if (match.group(3) != null) {
            last = Integer.parseInt(match.group(3));
        }
        int stride = match.group(4) == null ? 1 : Integer.parseInt(match.group(4));
        if (last < first) {
            throw refuse("The epochs run backwards", item, last + "-" + first);
        }
        if (first >= EPOCHS || (last != EpochSpan.OPEN && last >= EPOCHS) || stride < 1 || stride > EPOCHS) {
            throw refuse("These are no epochs", item, "epochs below " + EPOCHS + " and a stride of at least 1");
        }
        return new EpochSpan(first, last, stride);
    }

    private static UserProblem refuse(String what, String found, String expected) {
        String text = found.strip();
        return UserProblem.of(what)
                .found(text.isEmpty() ? "nothing" : text)
                .expected(expected)
                .problem();
    }
}
