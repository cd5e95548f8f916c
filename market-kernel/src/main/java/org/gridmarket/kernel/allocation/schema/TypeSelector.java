package org.gridmarket.kernel.allocation.schema;

import java.util.List;
import org.gridmarket.kernel.wire.Bare;

/**
 * Selects resource types: those whose fields lie in all spans.
 *
 * @param spans at most one for each field; none selects all types
 */
@Bare
public record TypeSelector(List<FieldSpan> spans) {
    public static final TypeSelector ALL = new TypeSelector(List.of());

    public TypeSelector {
        spans = List.copyOf(spans);
        Bounds.distinct("selection", spans.stream().map(FieldSpan::field).toList());
    }
}
