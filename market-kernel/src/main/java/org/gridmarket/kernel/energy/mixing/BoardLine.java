package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;

/**
 * One entry of a bulletin board, handed in as evidence.
 *
 * @param number 1, 2, 3 ..
 * @param stamp by the board's clock, whole seconds
 * @param content a participant's message, or nothing
 * @param head hash that chains the entry to those before
 * @param signature the board's, over the head
 */
public record BoardLine(int number, LedgerTime stamp, Bytes content, Bytes head, Bytes signature) {}
