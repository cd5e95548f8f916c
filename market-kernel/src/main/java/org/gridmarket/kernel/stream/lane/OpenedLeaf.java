package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.stream.form.Leaf;

/** A position that a supplier has opened, and what stands there. */
public record OpenedLeaf(int position, Leaf leaf) {}
