package org.gridmarket.cli.purse;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import picocli.CommandLine;

/** A redemption that the operator ends. */
abstract class EndedRedemption extends PurseAct {
    @CommandLine.Parameters(index = "0", paramLabel = "ACCOUNT", description = "64 hex digits.")
    private String account = "";

    @CommandLine.Parameters(index = "1", paramLabel = "REDEMPTION", description = "Its name: 64 hex digits.")
    private String redemption = "";

    final AccountKey account() {
        return AccountOption.read(account);
    }

    final OperationName redemption() {
        return CommandTools.usage(() -> new OperationName(Bytes.hex(redemption)));
    }
}
