package org.nadir.run.report;

import java.util.function.Consumer;

/**
 * A picture that can be drawn on any paper.
 *
 * @param name of its file, without an ending
 * @param title what a screen reader says
 */
record Picture(String name, String title, int width, int height, Consumer<Paper> content) {}
