/**
 * What is fixed before the first message: terms, participants, order, deadlines, and the joint transaction that a run
 * leads to.
 */
@NullMarked
package org.gridmarket.coinshuffle.run;

import org.jspecify.annotations.NullMarked;
