package org.nadir.viewer.gallery;

/** Makes the pictures of a gallery. Called on background threads, several at a time; may throw, which shows a mark. */
@FunctionalInterface
public interface ThumbnailLoader {
    /** The picture of an item, fitting into a square of {@code side} pixels. */
    Thumbnail load(GalleryItem item, int side);
}
