package org.gridmarket.testbed.simulation.purse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.World;

/** The DSO: books what it has received, pays what is asked for, and sends a command again whose answer was lost. */
final class PurseOperator {
    private static final Caller.Member DSO = new Caller.Member(Organisation.DSO, false, "dso-service");
    private static final Caller.Member NOT_THE_OPERATOR =
            new Caller.Member(Organisation.COOPERATIVE, false, "coop-relay");
    private static final int MOST_MICRO = 1_000_000;
    private static final int REPEATED_ONE_IN = 5;
    private static final int WILD_ONE_IN = 6;

    private final World world;
    private final List<AccountKey> accounts;
    private int payments;

    /** @param accounts that money comes in for */
    PurseOperator(World world, List<AccountKey> accounts) {
        this.world = world;
        this.accounts = List.copyOf(accounts);
    }

    void act() {
        switch (random().nextInt(6)) {
            case 0, 1 -> book(accounts.get(random().nextInt(accounts.size())));
            case 2 -> send(new PurseCommand.TakeBackMoney(anyReference()));
            case 3 -> send(new PurseCommand.SweepReferences(1));
            default -> endRedemptions();
        }
    }

    /** A payment; now and then under a reference that was used before, or of more than may be booked. */
    void book(AccountKey account) {
        payments++;
        boolean wild = world.faults().strikes(Fault.WILD_PARTICIPANTS, WILD_ONE_IN);
        String reference = wild ? anyReference() : "bank-" + payments;
        long most = PurseLimit.MILLIONS_PER_BOOKING.ceiling() * 1_000_000L;
        long micro = world.faults().isOn(Fault.FULL_BOOKS) && random().nextInt(REPEATED_ONE_IN) == 0
                ? most + 1
                : 1L + random().nextInt(MOST_MICRO);
        send(new PurseCommand.BookMoney(account, reference, new Money(micro)));
    }

    private String anyReference() {
        return "bank-" + (1 + random().nextInt(payments + 1));
    }

    /** Pays one redemption that waits, or lets it wait as a payout again. */
    void endRedemptions() {
        List<String> waiting = new ArrayList<>(redemptions());
        if (!waiting.isEmpty()) {
            String key = waiting.get(random().nextInt(waiting.size()));
            AccountKey account = new AccountKey(Bytes.hex(key.split("~", -1)[1]));
            OperationName redemption = new OperationName(Bytes.hex(Keys.lastSegment(key)));
            send(
                    random().nextInt(3) > 0
                            ? new PurseCommand.ConfirmRedemption(account, redemption, "paid-" + payments)
                            : new PurseCommand.ReturnRedemption(account, redemption));
        }
    }

    /** The keys of what waits to be paid. */
    List<String> redemptions() {
        String table = PurseState.REDEMPTION.name();
        return List.copyOf(world.chain()
                .ledger()
                .currentState()
                .subMap(table + '~', Keys.after(table))
                .keySet());
    }

    private void send(PurseCommand.ByMember command) {
        boolean wild = world.faults().strikes(Fault.WILD_PARTICIPANTS, WILD_ONE_IN);
        int times = world.faults().strikes(Fault.LOST_ANSWER, REPEATED_ONE_IN) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            world.chain().readClock();
            world.chain()
                    .send(wild ? NOT_THE_OPERATOR : DSO, PurseFunctions.NAMES.of(command), RecordCodec.text(command));
        }
    }

    private Random random() {
        return world.random();
    }
}
