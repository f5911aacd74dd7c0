/**
 * What images are about as a whole: networks that classify and describe them. Detection of single objects is not done
 * here.
 */
@NullMarked
package org.nadir.retrieval;

import org.jspecify.annotations.NullMarked;
