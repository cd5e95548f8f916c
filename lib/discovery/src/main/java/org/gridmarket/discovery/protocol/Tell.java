package org.gridmarket.discovery.protocol;

import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;

/** A difference between what a subscriber was told and what is (rule 11). */
public sealed interface Tell {
    /** A service is there; from this head. */
    record Up(Service service, HeadKey head) implements Tell {}

    /** A service is another than was told, if only by the life of its process. */
    record Changed(Service service, HeadKey head) implements Tell {}

    /** A service is there no more; only from this head of its node on can it be up again. */
    record Down(RecordId id, NodeId node, Cause cause, HeadKey head) implements Tell {}

    /** All that is known at the beginning has been told. */
    record Complete() implements Tell {}
}
