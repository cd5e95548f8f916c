/** What travels to the ledger and how it proves who sent it. */
@NullMarked
package org.gridmarket.kernel.command;

import org.jspecify.annotations.NullMarked;
