package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.party.Name;

/** Groups that may exchange these types, (6.14); a type that no row selects anybody may exchange. */
public record PairRow(TypeSelector types, String provider, String consumer) {
    public PairRow {
        Name.check("group", provider);
        Name.check("group", consumer);
    }
}
