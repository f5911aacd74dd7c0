package org.nadir.scene;

import java.io.IOException;

/** A TIFF or its compressed data breaks the rules of the format; the message is the inner part of a sentence. */
final class TiffFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    TiffFormatException(String message) {
        super(message);
    }
}
