/** What the blocks of the computation market must show. */
@NullMarked
package org.gridmarket.audit.compute;

import org.jspecify.annotations.NullMarked;
