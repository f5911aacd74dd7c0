package org.nadir.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.training.RunEvent;

/**
 * What is said of a run whose worker is gone: the failure that it told of last, if a full disk kept it from telling in its
 * status too; otherwise the last lines it left and whether the run can go on.
 */
final class Obituary {
    private static final int LINES = 5;
    private static final int TAIL_BYTES = 8192;

    private Obituary() {}

    static RunStatus of(RunFolder folder, RunStatus status) {
        return failure(folder.eventFile())
                .filter(failed -> !failed.at().isBefore(status.heartbeat()))
                .map(failed -> status.with(RunStatus.State.FAILED, failed.message()))
                .orElseGet(() -> died(folder, status));
    }

    private static Optional<RunEvent.Failed> failure(Path events) {
        List<String> last = lastLines(events);
        return (last.isEmpty() ? Optional.<RunEvent>empty() : EventCodec.event(last.get(last.size() - 1)))
                .filter(RunEvent.Failed.class::isInstance)
                .map(RunEvent.Failed.class::cast);
    }

    private static RunStatus died(RunFolder folder, RunStatus status) {
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

    private static List<String> lastLines(Path file) {
        try (var channel = Files.newByteChannel(file)) {
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
