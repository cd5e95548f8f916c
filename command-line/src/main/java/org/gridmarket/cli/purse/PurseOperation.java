package org.gridmarket.cli.purse;

import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.SigningCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.keys.AccountKeyPair;

/** A single operation of an account on its purse. */
abstract class PurseOperation extends SigningCommand {
    /** Periods of a minute, within which it is sent again until it has an outcome. */
    private static final int PERIODS_VALID = 5;

    /** What to sign. */
    abstract PurseCommand.Signed command(AccountKey account, GatewayOption through);

    @Override
    protected final Signed sign(AccountKeyPair keys, GatewayOption through) {
        PurseCommand.Signed command = command(keys.publicKey(), through);
        return PeriodOperation.sign(keys, through, PERIODS_VALID, PurseFunctions.NAMES, command);
    }
}
