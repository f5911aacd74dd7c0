package org.nadir.data;

import org.nadir.tensor.RandomStream;

/** One coming of an image in an epoch, as a {@link SampleLoader} offers it to a recipe. Belongs to one thread. */
public interface SampleDraw {
    /** The epoch, from 0. */
    int epoch();

    /** The chance of this coming alone. */
    RandomStream random();

    /**
     * Decodes the image whose turn it is.
     *
     * @throws org.nadir.base.UserProblem when it cannot be decoded
     */
    TrainingSample own();

    /**
     * Decodes any image of the epoch, as likely as it comes in it.
     *
     * @param random chooses the image
     * @throws org.nadir.base.UserProblem when it cannot be decoded
     */
    TrainingSample another(RandomStream random);
}
