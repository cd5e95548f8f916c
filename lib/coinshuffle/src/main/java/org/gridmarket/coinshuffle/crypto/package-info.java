/**
 * The primitives as this protocol uses them, from one pinned library: Ed25519, HPKE onions, and the secrets that
 * derive from a run's seed.
 */
@NullMarked
package org.gridmarket.coinshuffle.crypto;

import org.jspecify.annotations.NullMarked;
