package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.training.FeatureFile.Key;
import org.nadir.training.HostMaps.Layout;

class FeatureFileTest {
    private static final List<Layout> LAYOUTS = List.of(new Layout(2, 2, 1), new Layout(1, 1, 3));
    /** A head of 24 bytes, 12 for each map, 7 values, a checksum. */
    private static final int RECORD = 24 + 2 * 12 + 7 * 4 + 4;

    private static final Key FIRST = new Key(1, 2);
    private static final Key SECOND = new Key(1, 3);

    @TempDir
    private Path folder;

    private FeatureFile open(String identity, long limit) throws IOException {
        return FeatureFile.open(folder.resolve("deep").resolve("maps.bin"), identity, limit);
    }

    private Path file() {
        return folder.resolve("deep").resolve("maps.bin");
    }

    /** Two images whose values tell map and image. */
    private static HostMaps maps() {
        return new HostMaps(
                2, LAYOUTS, List.of(new float[] {1, 2, 3, -0.0f, 5, 6, 7, 8}, new float[] {10, 11, 12, 20, 21, 22}));
    }

    private void writeBoth() throws IOException {
        try (FeatureFile file = open("net", 1 << 20)) {
            file.append(FIRST, maps(), 0);
            file.append(SECOND, maps(), 1);
        }
    }

    @Test
    void mapsComeBackBitForBitWhenTheFileIsOpenedAgain() throws IOException {
        writeBoth();
        try (FeatureFile file = open("net", 1 << 20)) {
            HostMaps room = HostMaps.room(2, file.layouts(SECOND).orElseThrow());
            assertTrue(file.read(SECOND, room, 0));
            assertTrue(file.read(FIRST, room, 1));
            assertArrayEquals(
                    new float[] {5, 6, 7, 8, 1, 2, 3, -0.0f}, room.values().get(0));
            assertArrayEquals(
                    new float[] {20, 21, 22, 10, 11, 12}, room.values().get(1));
        }
    }

    @Test
    void whatWasHalfWrittenIsCutOff() throws IOException {
        writeBoth();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 5);
        }
        long whole = Files.size(file()) - (RECORD - 5);
        try (FeatureFile file = open("net", 1 << 20)) {
            assertTrue(file.read(FIRST, HostMaps.room(1, LAYOUTS), 0));
            assertTrue(file.layouts(SECOND).isEmpty());
            assertEquals(whole, file.bytes());
            file.append(SECOND, maps(), 1);
            assertTrue(file.read(SECOND, HostMaps.room(1, LAYOUTS), 0));
        }
    }

    @Test
    void aDamagedImageCountsAsNotThere() throws IOException {
        writeBoth();
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(raw.length() - 10);
            raw.write(77);
        }
        try (FeatureFile file = open("net", 1 << 20)) {
            assertFalse(file.read(SECOND, HostMaps.room(1, LAYOUTS), 0));
            assertTrue(file.read(FIRST, HostMaps.room(1, LAYOUTS), 0));
        }
    }

    @Test
    void mapsOfAnotherNetworkAreThrownAway() throws IOException {
        writeBoth();
        try (FeatureFile file = open("another", 1 << 20)) {
            assertTrue(file.layouts(FIRST).isEmpty());
            assertEquals(8 + "another".length(), file.bytes());
        }
    }

    @Test
    void aFileThatIsNoneIsReplaced() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "something else altogether");
        writeBoth();
        try (FeatureFile file = open("net", 1 << 20)) {
            assertTrue(file.read(FIRST, HostMaps.room(1, LAYOUTS), 0));
        }
    }

    @Test
    void theLimitIsKept() throws IOException {
        try (FeatureFile file = open("net", 8 + "net".length() + RECORD)) {
            assertTrue(file.hasRoom(LAYOUTS));
            file.append(FIRST, maps(), 0);
            assertFalse(file.hasRoom(LAYOUTS));
        }
    }
}
