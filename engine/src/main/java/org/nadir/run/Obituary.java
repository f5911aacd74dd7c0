package org.nadir.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a run whose worker is gone: the last lines it left and whether the run can go on. */
final class Obituary {
    private static final int LINES = 5;
    private static final int TAIL_BYTES = 8192;

    private Obituary() {}

    static RunStatus of(RunFolder folder, RunStatus status) {
        StringBuilder text = new StringBuilder(status.message()).append(". ");
        List<String> last = lastLines(folder.log());
        if (!last.isEmpty()) {
            text.append("Its last lines: ")
                    .append(last.stream().map(String::strip).collect(Collectors.joining(" | ")))
                    .append(". ");
        }
        boolean resumable = folder.checkpoint("last").isPresent();
        text.append(
                resumable
                        ? "The run can be resumed from its last checkpoint"
                        : "There is no checkpoint yet: resuming starts anew");
        return status.with(RunStatus.State.DIED, text.append('.').toString());
    }

    private static List<String> lastLines(Path log) {
        try (var channel = Files.newByteChannel(log)) {
            long from = Math.max(0, channel.size() - TAIL_BYTES);
            channel.position(from);
            var bytes = java.nio.ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until the end
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            List<String> lines = Arrays.stream(text.split("\\R"))
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
