package org.gridmarket.testbed.simulation.purse;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.purse.WagerContract;

/** Accounts that do whatever comes to their mind, with their own money and with that of others. */
final class Strangers {
    private static final int MOST_MICRO = 2_000_000;

    private final World world;
    private final Clock clock;
    private final List<AccountKeyPair> keys;

    Strangers(World world, Clock clock, List<AccountKeyPair> keys) {
        this.world = world;
        this.clock = clock;
        this.keys = List.copyOf(keys);
    }

    List<AccountKey> accounts() {
        return keys.stream().map(AccountKeyPair::publicKey).toList();
    }

    /** Anything. */
    void act() {
        AccountKeyPair who = keys.get(random().nextInt(keys.size()));
        Money amount = new Money(1L + random().nextInt(MOST_MICRO));
        switch (random().nextInt(8)) {
            case 0, 1 -> send(who, new PurseCommand.Collect(bookings(1 + random().nextInt(4))));
            case 2 -> send(who, new PurseCommand.Redeem(amount));
            case 3 -> send(who, new PurseCommand.FromEnergy(amount));
            case 4 -> send(who, new PurseCommand.ToEnergy(amount));
            case 5 -> send(who, new WagerContract.Signed.StakeWager(anyWager(), amount));
            case 6 -> send(who, new WagerContract.Signed.EndWager(anyWager(), who.publicKey()));
            default -> send(who, new WagerContract.Signed.CancelWager(anyWager()));
        }
    }

    /** As much as is let: redemptions of 1 µ, and more payouts than fit an operation. */
    void flood() {
        AccountKeyPair who = keys.getFirst();
        switch (random().nextInt(4)) {
            case 0 -> send(who, new PurseCommand.Collect(bookings(PurseLimit.PAYOUTS_PER_COLLECTION.ceiling() + 1)));
            case 1 -> send(who, new PurseCommand.Collect(bookings(PurseLimit.PAYOUTS_PER_COLLECTION.ceiling())));
            default -> send(who, new PurseCommand.Redeem(new Money(1)));
        }
    }

    private List<Deal> bookings(int many) {
        int first = 1 + random().nextInt(20);
        return IntStream.range(first, first + many)
                .mapToObj(number -> new Deal(Deal.BOOKING, "bank-" + number))
                .toList();
    }

    private String anyWager() {
        return "saver-" + (1 + random().nextInt(3)) + "-" + (1 + random().nextInt(6));
    }

    private void send(AccountKeyPair who, Record command) {
        String function = command instanceof PurseCommand
                ? PurseFunctions.NAMES.of(command)
                : WagerContract.FUNCTIONS.of(command);
        OperationId id = OperationIds.fresh(random());
        LedgerPeriod last = clock.at(world.chain().readClock()).plus(random().nextInt(3));
        Submission submission =
                who.sign(World.TARGET, function, id, last.asLast(), Bytes.utf8(RecordCodec.text(command)));
        world.chain().send(function, submission);
    }

    private Random random() {
        return world.random();
    }
}
