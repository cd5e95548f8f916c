package org.gridmarket.testbed.day;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;

/** Port: what the organisations of a consortium do to found a market on a ledger. */
public interface Founders {
    /** Carries a command of an organisation to the ledger and returns its result; anything but a commit is a failure. */
    String carry(Organisation organisation, boolean administrator, String function, String argument);

    /** Channel and chaincode, which signed operations name. */
    Target target();

    /** The ledger's clock, by which all markets but energy live. */
    default void foundClock(Clock clock) {
        ClockCommand propose = new ClockCommand.ProposeClock(clock);
        carry(Organisation.DSO, true, ClockFunctions.NAMES.of(propose), RecordCodec.text(propose));
        ClockCommand approve = new ClockCommand.ApproveClock(clock.digest());
        carry(Organisation.REGULATOR, true, ClockFunctions.NAMES.of(approve), RecordCodec.text(approve));
    }

    /** Money that an account has paid in, under a reference that is used once. */
    default void bookMoney(AccountKey account, String reference, Money amount) {
        PurseCommand.ByMember booking = new PurseCommand.BookMoney(account, reference, amount);
        carry(Organisation.DSO, false, PurseFunctions.NAMES.of(booking), RecordCodec.text(booking));
    }
}
