/** Tests of the allocation market's commands. */
@NullMarked
package org.gridmarket.cli.allocation;

import org.jspecify.annotations.NullMarked;
