/** Commands of batch computation. */
@NullMarked
package org.gridmarket.cli.compute;

import org.jspecify.annotations.NullMarked;
