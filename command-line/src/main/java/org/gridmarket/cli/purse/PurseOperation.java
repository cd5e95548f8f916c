package org.gridmarket.cli.purse;

import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.SigningCommand;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.keys.AccountKeyPair;

/** A single operation of an account on its purse. */
abstract class PurseOperation extends SigningCommand<PurseEvent> {
    /** Periods of a minute, within which it is sent again until it has an outcome. */
    private static final int PERIODS_VALID = 5;

    PurseOperation() {
        super(EventFamily.of(PurseEvent.class));
    }

    /** What to sign. */
    abstract PurseCommand.Signed command(AccountKey account, GatewayOption through);

    /** Whether an event shows that this command was carried out. */
    abstract boolean shows(PurseEvent event, AccountKey account);

    @Override
    protected final Signed<PurseEvent> sign(AccountKeyPair keys, GatewayOption through) {
        PurseCommand.Signed command = command(keys.publicKey(), through);
        return PeriodOperation.sign(
                keys,
                through,
                PERIODS_VALID,
                PurseFunctions.NAMES,
                command,
                (event, signed) -> shows(event, keys.publicKey()));
    }
}
