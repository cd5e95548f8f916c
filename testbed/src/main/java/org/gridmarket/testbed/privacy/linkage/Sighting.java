package org.gridmarket.testbed.privacy.linkage;

import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Where an operation of an account stands in the blocks.
 *
 * @param place number of its transaction among all valid ones, from 1 on
 * @param time as the transaction claims it
 * @param creatorMsp the organisation whose gateway submitted it
 */
record Sighting(long place, LedgerTime time, String creatorMsp) {}
