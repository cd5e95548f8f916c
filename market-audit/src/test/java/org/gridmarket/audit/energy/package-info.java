/** Audits of recorded markets, sound and manipulated. */
@NullMarked
package org.gridmarket.audit.energy;

import org.jspecify.annotations.NullMarked;
