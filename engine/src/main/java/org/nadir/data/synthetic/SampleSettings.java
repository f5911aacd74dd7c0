package org.nadir.data.synthetic;

/**
 * What the sample project is made of.
 *
 * @param seed everything is drawn from it
 * @param sceneSize side of the two scenes in pixels
 * @param tileSize side of the images of the data set in pixels
 */
public record SampleSettings(long seed, int sceneSize, int tileSize, int train, int validation, int test) {
    /** Smallest and largest side of a scene. */
    public static final int SMALLEST_SCENE = 256;

    public static final int LARGEST_SCENE = 8_192;

    public SampleSettings {
        if (sceneSize < SMALLEST_SCENE || sceneSize > LARGEST_SCENE) {
            throw new IllegalArgumentException("No scene of " + sceneSize + " pixels");
        }
        if (tileSize < 64 || train < 1 || validation < 1 || test < 1) {
            throw new IllegalArgumentException("No data set of these sizes");
        }
    }

    /** What is committed in the repository. */
    public static SampleSettings standard() {
        return new SampleSettings(7, 1024, 256, 84, 30, 12);
    }

    public SampleSettings withSeed(long newSeed) {
        return new SampleSettings(newSeed, sceneSize, tileSize, train, validation, test);
    }

    public SampleSettings withSceneSize(int newSize) {
        return new SampleSettings(seed, newSize, tileSize, train, validation, test);
    }
}
