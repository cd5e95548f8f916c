/** Tests of the clock's commands. */
@NullMarked
package org.gridmarket.cli.clock;

import org.jspecify.annotations.NullMarked;
