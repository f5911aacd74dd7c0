package org.nadir.run.exchange;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the scalars of an event file of TensorBoard (event.proto, summary.proto): those written as a number of their own and
 * those written as a tensor. Everything else in it is passed over.
 */
final class TensorBoardEvents {
    private static final String SCALARS = "scalars";

    private final Listener listener;
    private final Map<String, String> plugins = new HashMap<>();
    private int broken;

    private TensorBoardEvents(Listener listener) {
        this.listener = listener;
    }

    /** Hears of each scalar in the order of the file. */
    @FunctionalInterface
    interface Listener {
        void scalar(String tag, long step, double seconds, double value);
    }

    /** Reads a file; what is missing of it comes back as a sentence. */
    static Optional<String> read(Path file, Listener listener) {
        TensorBoardEvents events = new TensorBoardEvents(listener);
        Optional<String> missing = new RecordFile(file).read(events::frame);
        return missing.isPresent() || events.broken == 0
                ? missing
                : Optional.of(events.broken + " entries of " + file.getFileName() + " are no events and left out");
    }

    private void frame(byte[] data) {
        try {
            event(new ProtoFields(data));
        } catch (ProtoFields.Broken noEvent) {
            broken++;
        }
    }

    /** Step and time stand before the summary in what all writers write, but need not. */
    private void event(ProtoFields event) {
        double seconds = 0;
        long step = 0;
        Optional<ProtoFields> summary = Optional.empty();
        while (event.next()) {
            switch (event.number()) {
                case 1 -> seconds = event.decimal();
                case 2 -> step = event.whole();
                case 5 -> summary = Optional.of(event.message());
                default -> event.skip();
            }
        }
        if (summary.isPresent()) {
            values(summary.get(), step, seconds);
        }
    }

    private void values(ProtoFields summary, long step, double seconds) {
        while (summary.next()) {
            if (summary.number() == 1) {
                value(summary.message(), step, seconds);
            } else {
                summary.skip();
            }
        }
    }

    private void value(ProtoFields value, long step, double seconds) {
        String tag = "";
        OptionalDouble number = OptionalDouble.empty();
        OptionalDouble tensor = OptionalDouble.empty();
        String plugin = "";
        while (value.next()) {
            switch (value.number()) {
                case 1 -> tag = value.text();
                case 2 -> number = OptionalDouble.of(value.decimal());
                case 8 -> tensor = TensorScalar.of(value.message());
                case 9 -> plugin = plugin(value.message());
                default -> value.skip();
            }
        }
        if (!plugin.isEmpty()) {
            plugins.putIfAbsent(tag, plugin);
        }
        // what a tensor is meant as is said with the first of its tag only
        boolean scalars = plugins.getOrDefault(tag, SCALARS).equals(SCALARS);
        OptionalDouble found = number.isPresent() ? number : tensor;
        if (scalars && found.isPresent() && !tag.isEmpty()) {
            listener.scalar(tag, step, seconds, found.getAsDouble());
        }
    }

    private static String plugin(ProtoFields metadata) {
        String name = "";
        while (metadata.next()) {
            if (metadata.number() != 1) {
                metadata.skip();
                continue;
            }
            ProtoFields plugin = metadata.message();
            while (plugin.next()) {
                if (plugin.number() == 1) {
                    name = plugin.text();
                } else {
                    plugin.skip();
                }
            }
        }
        return name;
    }
}
