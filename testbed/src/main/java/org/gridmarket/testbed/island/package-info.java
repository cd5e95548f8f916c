/**
 * The text's microgrid (5.3.3): a feeder that is an island for a while and comes back, seen by discovery, by the controllers of
 * the feeder and by market agents. In virtual time, over the real protocol, groups, agents, meters and ledger.
 */
@NullMarked
package org.gridmarket.testbed.island;

import org.jspecify.annotations.NullMarked;
