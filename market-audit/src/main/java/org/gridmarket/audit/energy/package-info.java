/** Recomputes, from blocks or from public events alone, what the energy market says of itself. */
@NullMarked
package org.gridmarket.audit.energy;

import org.jspecify.annotations.NullMarked;
