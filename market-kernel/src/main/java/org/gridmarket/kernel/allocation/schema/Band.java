package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.allocation.quantity.UnitValue;

/** Prices of these types, (6.13); the first band that selects a type counts. */
public record Band(TypeSelector types, UnitValue min, UnitValue max) {
    public Band {
        Bounds.within("min of a band", min.micro(), 0, UnitValue.MAX_MICRO);
        Bounds.within("max of a band", max.micro(), min.micro(), UnitValue.MAX_MICRO);
    }
}
