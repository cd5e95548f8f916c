/** What blocks must show of allocation markets. */
@NullMarked
package org.gridmarket.audit.allocation;

import org.jspecify.annotations.NullMarked;
