package org.nadir.run.exchange;

import java.util.zip.CRC32C;

/**
 * The checksum of TensorFlow's record files: CRC-32C, turned and shifted so that a checksum of data that holds checksums
 * stays a good one ("masked", tensorflow/core/lib/hash/crc32c.h).
 */
final class RecordChecksum {
    private static final int DELTA = 0xa282ead8;

    private RecordChecksum() {}

    static int of(byte[] data) {
        CRC32C sum = new CRC32C();
        sum.update(data);
        int crc = (int) sum.getValue();
        return Integer.rotateRight(crc, 15) + DELTA;
    }
}
