package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * In what a job runs.
 *
 * @param sandbox the class of sandbox, such as {@code wasm1}
 * @param base hash of its base layer; null when it has none
 */
public record Environment(String sandbox, @Nullable Bytes base) {
    /** Containers of OCI images: two runs may differ in everything. */
    public static final String CONTAINERS = "oci";

    public Environment {
        Name.check("class", sandbox);
        if (base != null) {
            Lists.hash("base layer", base);
        }
    }

    /** Whether every machine gives the same output and the same count; else nothing is compared by hash. */
    public boolean isReproducible() {
        return !sandbox.equals(CONTAINERS);
    }
}
