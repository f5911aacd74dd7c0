package org.nadir.viewer.gallery;

import java.util.Optional;

/**
 * One thumbnail of a gallery.
 *
 * @param key what it stands for; equal keys are the same thing and share a picture
 * @param title line below the picture
 * @param caption second, quieter line; empty for none
 * @param badge short mark on the picture's corner, such as a count or a rank
 */
public record GalleryItem(Object key, String title, String caption, Optional<String> badge) {}
