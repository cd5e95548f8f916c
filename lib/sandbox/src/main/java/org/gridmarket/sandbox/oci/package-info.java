/**
 * Containers of OCI images, the class {@code oci} of spec/compute-market.md: not reproducible, so never compared by
 * hash and never fined by it; whoever wants certainty replicates the job and compares.
 */
@NullMarked
package org.gridmarket.sandbox.oci;

import org.jspecify.annotations.NullMarked;
