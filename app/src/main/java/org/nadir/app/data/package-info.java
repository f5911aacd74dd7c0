/**
 * The workspace Data: a labelled data set as a gallery with boxes, its statistics and its import report. Only looks; nothing
 * here changes a file.
 */
@NullMarked
package org.nadir.app.data;

import org.jspecify.annotations.NullMarked;
