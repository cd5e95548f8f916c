/** What the blocks of the stream market must show. */
@NullMarked
package org.gridmarket.audit.stream;

import org.jspecify.annotations.NullMarked;
