/** Audits of whole ledgers. */
@NullMarked
package org.gridmarket.audit;

import org.jspecify.annotations.NullMarked;
