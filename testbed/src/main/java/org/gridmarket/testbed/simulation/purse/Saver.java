package org.gridmarket.testbed.simulation.purse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.SortedMap;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.simulation.clock.PatientSigner;
import org.gridmarket.testkit.purse.WagerContract;

/** Collects, stakes, ends and redeems by what it has heard; its own book is held against the ledger in the end. */
final class Saver implements PatientSigner.Owner {
    private static final int MOST_PAYOUTS = 3;

    private final String name;
    private final AccountKey account;
    private final AccountKey friend;
    private final Random random;
    private final SequencedSet<Deal> waiting = new LinkedHashSet<>();
    private final SequencedSet<String> staked = new LinkedHashSet<>();
    private Money purse = Money.ZERO;
    private int wagers;

    /** @param friend to whom half of its stakes goes */
    Saver(String name, AccountKey account, AccountKey friend, Random random) {
        this.name = name;
        this.account = account;
        this.friend = friend;
        this.random = random;
    }

    @Override
    public void hear(Record event) {
        switch (event) {
            case PurseEvent.PurseMoneyBooked(var who, var reference, var amount)
            when isOwn(who) -> waiting.add(new Deal(Deal.BOOKING, reference));
            case PurseEvent.PurseMoneyTakenBack(var who, var reference, var amount)
            when isOwn(who) -> waiting.remove(new Deal(Deal.BOOKING, reference));
            case PurseEvent.PurseRedemptionReturned(var who, var redemption, var amount)
            when isOwn(who) -> waiting.add(new Deal(Deal.RETURNED, redemption.toString()));
            case PurseEvent.PurseCollected(var who, var payouts, var amount)
            when isOwn(who) -> {
                payouts.forEach(waiting::remove);
                purse = purse.plus(amount);
            }
            case PurseEvent.PurseStaked(var who, var deal, var amount)
            when isOwn(who) -> {
                staked.add(deal.id());
                purse = purse.minus(amount);
            }
            case PurseEvent.PursePaidOut(var who, var deal, var amount)
            when isOwn(who) -> {
                staked.remove(deal.id());
                waiting.add(deal);
            }
            case PurseEvent.PurseGiven(var who, var deal, var amount)
            when isOwn(who) -> {
                staked.remove(deal.id());
                purse = purse.plus(amount);
            }
            case PurseEvent.PurseRedemptionAsked(var who, var redemption, var amount)
            when isOwn(who) -> purse = purse.minus(amount);
            default -> {
                // somebody else's
            }
        }
    }

    private boolean isOwn(AccountKey who) {
        return who.equals(account);
    }

    @Override
    public void forget() {
        waiting.clear();
        staked.clear();
        purse = Money.ZERO;
    }

    @Override
    public Optional<PatientSigner.Wish> next() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> waiting.isEmpty() ? Optional.empty() : Optional.of(collect());
            case 2 -> purse.isZero() ? Optional.empty() : Optional.of(stake());
            case 3 -> staked.isEmpty() ? Optional.empty() : Optional.of(end(staked.getFirst()));
            case 4 -> purse.isZero() ? Optional.empty() : Optional.of(redeem());
            default -> Optional.empty();
        };
    }

    private PatientSigner.Wish collect() {
        List<Deal> named = new ArrayList<>(waiting).subList(0, Math.min(MOST_PAYOUTS, waiting.size()));
        Deal first = named.getFirst();
        return wish(
                new PurseCommand.Collect(named),
                (event, operation) -> event instanceof PurseEvent.PurseCollected(var who, var payouts, var amount)
                        && isOwn(who)
                        && payouts.contains(first));
    }

    private PatientSigner.Wish redeem() {
        return wish(
                new PurseCommand.Redeem(part()),
                (event, operation) ->
                        event instanceof PurseEvent.PurseRedemptionAsked(var who, var redemption, var amount)
                                && redemption.equals(operation));
    }

    private PatientSigner.Wish stake() {
        wagers++;
        Deal deal = new Deal(WagerContract.MARKET, name.replace(' ', '-') + "-" + wagers);
        WagerContract.Signed.StakeWager command = new WagerContract.Signed.StakeWager(deal.id(), part());
        return new PatientSigner.Wish(
                WagerContract.FUNCTIONS.of(command),
                command,
                (event, operation) ->
                        event instanceof PurseEvent.PurseStaked(var who, var where, var amount) && where.equals(deal));
    }

    /** Half of it for a friend, or all of it back. */
    private PatientSigner.Wish end(String id) {
        Record command = random.nextBoolean()
                ? new WagerContract.Signed.EndWager(id, friend)
                : new WagerContract.Signed.CancelWager(id);
        return new PatientSigner.Wish(
                WagerContract.FUNCTIONS.of(command), command, (event, operation) -> isEndOf(id, event));
    }

    private static boolean isEndOf(String id, Record event) {
        return switch (event) {
            case PurseEvent.PursePaidOut(var who, var deal, var amount) ->
                deal.id().equals(id);
            case PurseEvent.PurseGiven(var who, var deal, var amount) ->
                deal.id().equals(id);
            default -> false;
        };
    }

    private static PatientSigner.Wish wish(PurseCommand.Signed command, PatientSigner.ShowsIt shows) {
        return new PatientSigner.Wish(PurseFunctions.NAMES.of(command), (Record) command, shows);
    }

    private Money part() {
        return new Money(1 + random.nextLong(purse.micro()));
    }

    /** It looks again at what there is; nothing of what it signed can come any more. */
    @Override
    public void never(PatientSigner.Wish wish) {
        // what it wants next follows from what it has heard
    }

    /** What the ledger has otherwise than this saver's own book; empty when nothing. */
    Optional<String> loss(SortedMap<String, String> rows) {
        Money there = Optional.ofNullable(rows.get(PurseState.BALANCE.key(account)))
                .map(text -> PurseState.BALANCE.codec().read(text).amount())
                .orElse(Money.ZERO);
        int payouts = rows.subMap(PurseState.PAYOUT.key(account) + '~', Keys.after(PurseState.PAYOUT.name(), account))
                .size();
        return there.equals(purse) && payouts == waiting.size()
                ? Optional.empty()
                : Optional.of(name + " has " + there + " and " + payouts + " payouts that wait; by its own book "
                        + purse + " and " + waiting);
    }
}
