package org.nadir.tensor;

import java.util.Map;

/**
 * The content of a weight file.
 *
 * @param tensors by name, in the order of the file
 * @param metadata free text by key; empty for formats that have none
 */
public record TensorFile(Map<String, HostTensor> tensors, Map<String, String> metadata) {}
