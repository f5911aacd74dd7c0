/**
 * The ground every room stands on: how a problem is told to a person, how a file is replaced without loss, how a long
 * piece of work reports and is stopped, what runs look like and where axes have their marks. Depends on the JDK alone.
 */
@NullMarked
package org.nadir.base;

import org.jspecify.annotations.NullMarked;
