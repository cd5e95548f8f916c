/** How an organisation's operator reaches the ledger, whatever the market: through its gateway, or with its own keys. */
@NullMarked
package org.gridmarket.cli.member;

import org.jspecify.annotations.NullMarked;
