/** An audit of blocks that an earlier release wrote. */
@NullMarked
package org.gridmarket.audit.recorded;

import org.jspecify.annotations.NullMarked;
