package org.nadir.nn;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nadir.base.Progress;

/**
 * Fetches one file by HTTP into a partial file, going on where an earlier attempt stopped. A connection that gives nothing
 * for half a minute is given up; a cancelled download keeps its partial file for the next attempt.
 */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final URI address;
    private final Path part;
    private final Progress progress;

    Download(URI address, Path part, Progress progress) {
        this.address = address;
        this.part = part;
        this.progress = progress;
    }

    /** Completes the partial file. */
    void run() throws IOException {
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new IOException("another process is fetching this file");
            }
            long have = channel.size();
            HttpResponse<InputStream> response = request(have);
            if (response.statusCode() == 416) {
                response.body().close();
                have = 0;
                response = request(0);
            }
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status != 200 && status != 206) {
                    throw new IOException("the server answered with status " + status);
                }
                channel.position(status == 206 ? have : 0);
                channel.truncate(channel.position());
                long length =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                copy(body, channel, length < 0 ? -1 : length + channel.position());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The download was interrupted");
        }
    }

    private HttpResponse<InputStream> request(long have) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(CONNECT.multipliedBy(2));
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private void copy(InputStream body, FileChannel channel, long total) throws IOException {
        AtomicLong heard = new AtomicLong(System.nanoTime());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Download::daemon);
        try {
            watch.scheduleWithFixedDelay(() -> closeWhenSilent(body, heard), 500, 500, TimeUnit.MILLISECONDS);
            byte[] bytes = new byte[1 << 16];
            String name = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
            for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
                ByteBuffer chunk = ByteBuffer.wrap(bytes, 0, read);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
                heard.set(System.nanoTime());
                progress.report(channel.position(), total, "Fetching " + name);
                stopWhenCancelled();
            }
        } catch (IOException e) {
            stopWhenCancelled();
            throw e;
        } finally {
            watch.shutdownNow();
        }
        if (total >= 0 && channel.position() != total) {
            throw new IOException("the connection broke off at " + channel.position() + " of " + total + " bytes");
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = Executors.defaultThreadFactory().newThread(task);
        thread.setName("nadir-download-watch");
        thread.setDaemon(true);
        return thread;
    }

    private void closeWhenSilent(InputStream body, AtomicLong heard) {
        if (progress.cancelled() || System.nanoTime() - heard.get() > SILENCE_NANOS) {
            try {
                body.close();
            } catch (IOException e) {
                // the reading thread is told by its own failure
            }
        }
    }

    private void stopWhenCancelled() {
        if (progress.cancelled()) {
            throw new CancellationException("The download was cancelled");
        }
    }

    /** Forgets what was fetched so far. */
    void discard() throws IOException {
        Files.deleteIfExists(part);
    }
}
