/** The ledger's clock on the command line: where it stands, what waits for a seal, and what organisations do with it by hand. */
@NullMarked
package org.gridmarket.cli.clock;

import org.jspecify.annotations.NullMarked;
