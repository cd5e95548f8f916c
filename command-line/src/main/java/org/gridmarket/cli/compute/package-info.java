/** The market of batch computation on the command line. */
@NullMarked
package org.gridmarket.cli.compute;

import org.jspecify.annotations.NullMarked;
