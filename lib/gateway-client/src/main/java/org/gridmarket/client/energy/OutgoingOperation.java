package org.gridmarket.client.energy;

import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyCommand;

/**
 * One operation on its way; a retry carries the same operation id.
 *
 * @param function such as {@code energy:postOffers}
 * @param command what is asked
 * @param submission signed
 */
public record OutgoingOperation(String function, EnergyCommand.Signed command, Submission submission) {}
