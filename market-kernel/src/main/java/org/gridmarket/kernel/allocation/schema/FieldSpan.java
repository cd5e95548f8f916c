package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.party.Name;

/**
 * Values of one field, both ends included.
 *
 * @param field a field of the schema
 * @param from the first value
 * @param to the last value
 */
public record FieldSpan(String field, int from, int to) {
    public FieldSpan {
        Name.check("field", field);
        Bounds.within("to of " + field, to, from, Integer.MAX_VALUE);
    }
}
