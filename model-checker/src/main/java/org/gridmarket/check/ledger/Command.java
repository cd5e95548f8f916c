package org.gridmarket.check.ledger;

import org.gridmarket.kernel.party.Caller;

/**
 * A call that may happen at any moment of a scope, any number of times.
 *
 * @param label what formulas and histories call it, such as {@code post(a,1)}
 * @param function such as {@code energy:postOffers}
 * @param argument canonical JSON of the command or of the signed submission
 * @param creator who sends it
 * @param mayBeHeld whether it may also be endorsed now and ordered later
 */
public record Command(String label, String function, String argument, Caller.Member creator, boolean mayBeHeld) {}
