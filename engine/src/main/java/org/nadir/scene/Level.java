package org.nadir.scene;

import org.jspecify.annotations.Nullable;

/** One resolution of a scene, with the mask of the same size where the file has one (0 = nothing here). */
record Level(BlockSource pixels, @Nullable BlockSource mask) {}
