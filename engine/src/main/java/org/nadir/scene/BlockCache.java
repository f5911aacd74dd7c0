package org.nadir.scene;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decoded blocks of all open scenes, the least recently used falling out when the budget is full. Two threads that want the
 * same block decode it once. Thread-safe.
 */
final class BlockCache {
    private static final BlockCache SHARED = new BlockCache(
            Math.max(16L << 20, Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8)));

    private final long budget;
    private final LinkedHashMap<Key, byte[]> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, CompletableFuture<byte[]>> pending = new ConcurrentHashMap<>();
    private long held;

    BlockCache(long budget) {
        this.budget = budget;
    }

    static BlockCache shared() {
        return SHARED;
    }

    /** A block of an image; images are told apart by identity. */
    record Key(TiffImage image, int block) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.image == image && key.block == block;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(image) * 31 + block;
        }
    }

    /** Reads and decodes a block that is not in memory. */
    @FunctionalInterface
    interface Loader {
        byte[] load() throws IOException;
    }

    byte[] get(Key key, Loader loader) throws IOException {
        byte[] known = find(key);
        if (known != null) {
            return known;
        }
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        CompletableFuture<byte[]> other = pending.putIfAbsent(key, mine);
        if (other != null) {
            return join(other, key, loader);
        }
        try {
            byte[] block = loader.load();
            put(key, block);
            mine.complete(block);
            return block;
        } catch (IOException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            pending.remove(key);
        }
    }

    /** A loader that failed for another thread (perhaps interrupted) is tried once more for this one. */
    private static byte[] join(CompletableFuture<byte[]> other, Key key, Loader loader) throws IOException {
        try {
            return other.join();
        } catch (CompletionException e) {
            return loader.load();
        }
    }

    private synchronized byte @org.jspecify.annotations.Nullable [] find(Key key) {
        return blocks.get(key);
    }

    private synchronized void put(Key key, byte[] block) {
        if (block.length > budget / 2) {
            return;
        }
        byte[] before = blocks.put(key, block);
        held += block.length - (before == null ? 0 : before.length);
        Iterator<byte[]> oldest = blocks.values().iterator();
        while (held > budget && oldest.hasNext()) {
            held -= oldest.next().length;
            oldest.remove();
        }
    }

    /** Forgets the blocks of an image that is closed. */
    synchronized void forget(TiffImage image) {
        blocks.entrySet().removeIf(entry -> {
            boolean gone = entry.getKey().image() == image;
            held -= gone ? entry.getValue().length : 0;
            return gone;
        });
    }
}
