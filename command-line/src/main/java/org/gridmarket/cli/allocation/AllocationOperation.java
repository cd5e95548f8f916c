package org.gridmarket.cli.allocation;

import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.SigningCommand;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import picocli.CommandLine;

/** A single operation of a member. */
abstract class AllocationOperation extends SigningCommand {
    /** Periods of a minute, within which it is sent again until it has an outcome. */
    private static final int PERIODS_VALID = 5;

    @CommandLine.Parameters(index = "0", paramLabel = "MARKET", description = "Its name.")
    private String market = "";

    /** What to sign. */
    abstract AllocationCommand.Signed command(AccountKey account, GatewayOption through);

    @Override
    protected final Signed sign(AccountKeyPair keys, GatewayOption through) {
        AllocationCommand.Signed command = command(keys.publicKey(), through);
        return PeriodOperation.sign(keys, through, PERIODS_VALID, AllocationFunctions.NAMES, command);
    }

    final MarketName market() {
        return AllocationAct.name(market);
    }
}
