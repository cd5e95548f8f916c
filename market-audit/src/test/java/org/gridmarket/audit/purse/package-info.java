/** Audits of recorded money, sound and manipulated. */
@NullMarked
package org.gridmarket.audit.purse;

import org.jspecify.annotations.NullMarked;
