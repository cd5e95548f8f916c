/** Stream computation in a gateway: its rows, its page, and what anybody may do on the ledger and a gateway does. */
@NullMarked
package org.gridmarket.gateway.stream;

import org.jspecify.annotations.NullMarked;
