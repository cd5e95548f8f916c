/** What has to be done on the ledger and nobody asks for: the chores of all markets, one step at a time. */
@NullMarked
package org.gridmarket.gateway.care;

import org.jspecify.annotations.NullMarked;
