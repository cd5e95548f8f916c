/** What blocks must show of the money of all markets but energy. */
@NullMarked
package org.gridmarket.audit.purse;

import org.jspecify.annotations.NullMarked;
