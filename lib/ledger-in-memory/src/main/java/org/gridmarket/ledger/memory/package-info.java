/** The ledger in memory, as strict as Fabric: endorsement by several peers, ordering, validation by versions. */
@NullMarked
package org.gridmarket.ledger.memory;

import org.jspecify.annotations.NullMarked;
