package org.nadir.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the directories of a TIFF or BigTIFF in either byte order (TIFF 6.0; BigTIFF as Aware Systems and libtiff define
 * it). Bounded: loops between directories end, and no count is believed that the file could not hold.
 */
final class TiffHeader {
    private static final int MAX_DIRECTORIES = 1024;
    private static final int MAX_FIELDS = 4096;

    private final SceneFile file;
    private final ByteOrder order;
    private final boolean big;
    private final Set<Long> seen = new HashSet<>();
    private final List<TiffDirectory> directories = new ArrayList<>();

    private TiffHeader(SceneFile file, ByteOrder order, boolean big) {
        this.file = file;
        this.order = order;
        this.big = big;
    }

    /** True when the first bytes are those of a TIFF or BigTIFF. */
    static boolean recognises(byte[] start) {
        if (start.length < 8) {
            return false;
        }
        boolean little = start[0] == 'I' && start[1] == 'I' && (start[2] == 42 || start[2] == 43) && start[3] == 0;
        boolean bigEndian = start[0] == 'M' && start[1] == 'M' && start[2] == 0 && (start[3] == 42 || start[3] == 43);
        return little || bigEndian;
    }

    /** The directories in the order of the file, those of sub-IFDs after their parent. */
    static List<TiffDirectory> read(SceneFile file) throws IOException {
        byte[] start = file.read(0, (int) Math.min(16, file.length()));
        if (!recognises(start)) {
            throw new TiffFormatException("the file does not begin like a TIFF");
        }
        ByteOrder order = start[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer buffer = ByteBuffer.wrap(start).order(order);
        boolean big = buffer.getShort(2) == 43;
        if (big && (start.length < 16 || buffer.getShort(4) != 8)) {
            throw new TiffFormatException("the BigTIFF header is not whole");
        }
        long first = big ? buffer.getLong(8) : buffer.getInt(4) & 0xffffffffL;
        TiffHeader header = new TiffHeader(file, order, big);
        header.chain(first, true);
        if (header.directories.isEmpty()) {
            throw new TiffFormatException("the file has no image directory");
        }
        return header.directories;
    }

    private void chain(long first, boolean withChildren) throws IOException {
        long offset = first;
        while (offset != 0 && seen.add(offset)) {
            if (directories.size() >= MAX_DIRECTORIES) {
                throw new TiffFormatException("more than " + MAX_DIRECTORIES + " image directories");
            }
            offset = directory(offset, withChildren);
        }
    }

    /** Reads a directory and returns the offset of the next. */
    private long directory(long offset, boolean withChildren) throws IOException {
        int countSize = big ? 8 : 2;
        ByteBuffer head = ByteBuffer.wrap(file.read(offset, countSize)).order(order);
        long count = big ? head.getLong(0) : head.getShort(0) & 0xffffL;
        if (count < 0 || count > MAX_FIELDS) {
            throw new TiffFormatException("an image directory claims " + count + " fields");
        }
        int entry = big ? 20 : 12;
        int size = (int) count * entry;
        long start = offset + countSize;
        ByteBuffer table = ByteBuffer.wrap(file.read(start, size)).order(order);
        Map<Integer, TiffDirectory.Field> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            field(table, i * entry, start, fields);
        }
        TiffDirectory directory = new TiffDirectory(file, order, fields);
        directories.add(directory);
        if (withChildren) {
            for (long child : directory.integers(TiffTag.SUB_IFDS)) {
                chain(child, false);
            }
        }
        return next(start + size);
    }

    private void field(ByteBuffer table, int at, long start, Map<Integer, TiffDirectory.Field> fields) {
        int tag = table.getShort(at) & 0xffff;
        int type = table.getShort(at + 2) & 0xffff;
        long count = big ? table.getLong(at + 4) : table.getInt(at + 4) & 0xffffffffL;
        int slot = at + (big ? 12 : 8);
        int inline = big ? 8 : 4;
        int size = TiffDirectory.typeSize(type);
        boolean inside = size > 0 && count >= 0 && count <= inline / size;
        long offset = start + slot;
        if (!inside) {
            offset = big ? table.getLong(slot) : table.getInt(slot) & 0xffffffffL;
        }
        fields.putIfAbsent(tag, new TiffDirectory.Field(type, count, Math.max(0, offset)));
    }

    /** A file cut off right after its last directory still counts: the chain just ends. */
    private long next(long at) throws IOException {
        int size = big ? 8 : 4;
        if (at > file.length() - size) {
            return 0;
        }
        ByteBuffer link = ByteBuffer.wrap(file.read(at, size)).order(order);
        return big ? link.getLong(0) : link.getInt(0) & 0xffffffffL;
    }
}
