package org.nadir.scene;

/** How one sample is stored; named as GDAL names it. */
public enum SampleType {
    UINT8("Byte", 1, 0, 255),
    INT8("Int8", 1, -128, 127),
    UINT16("UInt16", 2, 0, 65535),
    INT16("Int16", 2, -32768, 32767),
    UINT32("UInt32", 4, 0, 4294967295.0),
    INT32("Int32", 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    FLOAT16("Float16", 2, -65504, 65504),
    FLOAT32("Float32", 4, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64("Float64", 8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final String gdalName;
    private final int bytes;
    private final double lowest;
    private final double highest;

    SampleType(String gdalName, int bytes, double lowest, double highest) {
        this.gdalName = gdalName;
        this.bytes = bytes;
        this.lowest = lowest;
        this.highest = highest;
    }

    public String gdalName() {
        return gdalName;
    }

    /** Bytes of one sample once unpacked (1-, 2- and 4-bit images are unpacked to bytes). */
    public int bytes() {
        return bytes;
    }

    public double lowest() {
        return lowest;
    }

    public double highest() {
        return highest;
    }

    public boolean floating() {
        return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
    }
}
