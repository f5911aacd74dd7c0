package org.nadir.run;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nadir.tensor.TorchEngine;

/** Gives the tests of a class one thread of the engine: operators this small wait for each other longer than they work. */
final class OneThread implements BeforeAllCallback, AfterAllCallback {
    private int before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = TorchEngine.threads();
        TorchEngine.setThreads(1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TorchEngine.setThreads(before);
    }
}
