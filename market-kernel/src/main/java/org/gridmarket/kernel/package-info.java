/** The pure kernel: every rule of every market, without ledger, network, clock or randomness. */
@NullMarked
package org.gridmarket.kernel;

import org.jspecify.annotations.NullMarked;
