package org.gridmarket.cli.member;

import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * What a member has the ledger carry out.
 *
 * @param function such as {@code purse:bookMoney}
 * @param argument canonical JSON of the command
 * @param asAdministrator whether it is an administrator's; the rest any identity of the organisation may do
 */
public record LedgerCommand(String function, String argument, boolean asAdministrator) {
    /**
     * As the contract knows it.
     *
     * @param names of the contract's functions
     * @param command one of its commands of members
     */
    public static <C> LedgerCommand of(FunctionNames<?, C, ?> names, C command, boolean asAdministrator) {
        return new LedgerCommand(names.of(command), RecordCodec.text(command), asAdministrator);
    }
}
