package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

class WeightRegistryTest {
    @TempDir
    Path folder;

    private final byte[] content = new byte[300_000];
    private final List<String> ranges = new ArrayList<>();
    private HttpServer server;
    private WeightRegistry registry;
    private WeightRegistry.Entry entry;

    @BeforeEach
    void serve() throws Exception {
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/models/", this::answer);
        server.start();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/models/net-x.pth");
        entry = new WeightRegistry.Entry("net", "resnet18", address, digest.substring(0, 8), "BSD-3-Clause");
        registry = new WeightRegistry(folder.resolve("cache"), List.of(entry));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
        exchange.close();
    }

    @Test
    void aFileIsFetchedOnceAndCheckedByItsDigest() throws IOException {
        List<Long> reported = new ArrayList<>();
        Path file = registry.fetch(entry, progress(reported, Long.MAX_VALUE));
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals(content.length, reported.get(reported.size() - 1));
        assertEquals(file, registry.fetch(entry, Progress.none()));
        assertEquals(List.of("null"), ranges);
    }

    @Test
    void aBrokenDownloadGoesOnWhereItStopped() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        Files.write(folder.resolve("cache/net-x.pth.part"), Arrays.copyOf(content, 1000));
        assertArrayEquals(content, Files.readAllBytes(registry.fetch(entry, Progress.none())));
        assertEquals(List.of("bytes=1000-"), ranges);
    }

    @Test
    void aCancelledDownloadLeavesNoFileAndCanGoOn() throws IOException {
        List<Long> reported = new ArrayList<>();
        assertThrows(CancellationException.class, () -> registry.fetch(entry, progress(reported, 0)));
        assertFalse(registry.available(entry));
        assertArrayEquals(content, Files.readAllBytes(registry.fetch(entry, Progress.none())));
    }

    @Test
    void anotherFileThanThePublishedIsRefusedAndForgotten() {
        WeightRegistry.Entry other =
                new WeightRegistry.Entry("net", "resnet18", entry.address(), "00000000", "BSD-3-Clause");
        UserProblem problem = assertThrows(UserProblem.class, () -> registry.fetch(other, Progress.none()));
        assertTrue(problem.getMessage().contains("00000000"), problem.getMessage());
        assertFalse(Files.exists(folder.resolve("cache/net-x.pth.part")));
    }

    @Test
    void withoutAConnectionTheAddressAndTheWayOutAreNamed() {
        server.stop(0);
        UserProblem problem = assertThrows(UserProblem.class, () -> registry.fetch(entry, Progress.none()));
        assertTrue(problem.getMessage().contains(entry.address().toString()), problem.getMessage());
        assertTrue(problem.getMessage().contains("local weight file"), problem.getMessage());
    }

    @Test
    void aLocalFileIsAsGood() throws IOException {
        Path local = Files.write(folder.resolve("mine.pth"), content);
        assertArrayEquals(content, Files.readAllBytes(registry.adopt(entry, local)));
        assertTrue(registry.available(entry));
        Path wrong = Files.write(folder.resolve("wrong.pth"), new byte[3]);
        assertThrows(UserProblem.class, () -> registry.adopt(entry, wrong));
    }

    @Test
    void theOfficialEntriesNameTorchvisionsFiles() {
        WeightRegistry official = new WeightRegistry(folder);
        assertEquals(7, official.entries().size());
        for (WeightRegistry.Entry file : official.entries()) {
            assertTrue(Backbones.names().contains(file.backbone()));
            assertEquals(
                    "https://download.pytorch.org/models/" + file.fileName(),
                    file.address().toString());
            assertTrue(file.fileName().endsWith("-" + file.sha256Prefix() + ".pth"));
        }
    }

    private static Progress progress(List<Long> reported, long cancelAfter) {
        return new Progress() {
            @Override
            public void report(long done, long total, String what) {
                reported.add(done);
            }

            @Override
            public boolean cancelled() {
                return !reported.isEmpty() && reported.get(0) > cancelAfter;
            }
        };
    }
}
