package org.gridmarket.cli.member;

/**
 * What a member has the ledger carry out.
 *
 * @param function such as {@code purse:bookMoney}
 * @param argument canonical JSON of the command
 * @param asAdministrator whether it is an administrator's; the rest any identity of the organisation may do
 */
public record LedgerCommand(String function, String argument, boolean asAdministrator) {}
