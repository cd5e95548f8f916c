package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Faults;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** A prosumer that does whatever comes to its mind: mostly what the rules allow, and when it is wild also what they forbid. */
final class SimulatedHome {
    private static final int MOST_WH = 4_000;
    private static final int LARGE_PAGE = 100;

    private final int number;
    private final AccountKeyPair keys;
    private final EnergyChain chain;
    private final Random random;
    private final Faults faults;
    private Interval nextReading;

    SimulatedHome(int number, EnergyChain chain, Random random, Faults faults) {
        this.number = number;
        this.keys = EnergyExamples.keyPair(number);
        this.chain = chain;
        this.random = random;
        this.faults = faults;
        this.nextReading = chain.market().calendar().firstInterval();
    }

    void act() {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> withdraw();
            case 3 -> pay();
            case 4 -> chain.send(keys, new EnergyCommand.CollectCredit());
            case 5, 6, 7, 8, 9, 10 -> post();
            case 11 -> cancel();
            case 12 -> replace();
            case 13, 14 -> claim(keys);
            case 15 -> claim(EnergyExamples.keyPair(1 + random.nextInt(6)));
            case 16, 17 -> retire();
            case 18 -> redeem();
            default -> report();
        }
    }

    private boolean isWild(int oneIn) {
        return faults.strikes(Fault.WILD_PARTICIPANTS, oneIn);
    }

    /** Everybody comes with some money. */
    void arrive() {
        chain.send(
                MarketOnLedger.DSO,
                new EnergyCommand.BookMoney(keys.publicKey(), "first-" + number, new Money(5_000_000)));
        chain.advance(2_500);
        chain.send(keys, new EnergyCommand.CollectCredit());
    }

    private Round round() {
        return chain.market().calendar().roundAt(chain.now());
    }

    private int horizon() {
        return chain.market().calendar().horizon();
    }

    private Account account() {
        return chain.market().currentState().account(keys.publicKey());
    }

    private void withdraw() {
        List<AssetAmount> amounts = new ArrayList<>();
        Interval first = round().interval().plus(isWild(6) ? 0 : 1);
        for (int i = 0; i < 1 + horizon(); i++) {
            amounts.add(new AssetAmount(
                    first.plus(i), Energy.ofWh(random.nextInt(MOST_WH)), Energy.ofWh(random.nextInt(MOST_WH))));
        }
        chain.send(keys, new EnergyCommand.WithdrawAssets(amounts));
    }

    private void pay() {
        long micro = 100_000L * (1 + random.nextInt(20));
        chain.send(
                MarketOnLedger.DSO,
                new EnergyCommand.BookMoney(keys.publicKey(), "p" + random.nextInt(1_000_000), new Money(micro)));
    }

    private void post() {
        Book book = book();
        List<Offer> offers = offers(book, account());
        if (!offers.isEmpty()) {
            chain.send(keys, new EnergyCommand.PostOffers(book, offers));
        }
    }

    private Book book() {
        return round().book().plus(random.nextInt(3) == 0 ? 1 : isWild(8) ? random.nextInt(5) - 2 : 0);
    }

    private List<Offer> offers(Book book, Account account) {
        Pledges pledges = Pledges.of(account);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Side side = random.nextBoolean() ? Side.SELL : Side.BUY;
            IntervalSet intervals = intervals(book);
            long room = intervals.stream()
                    .mapToLong(t -> pledges.free(side, t).wh())
                    .min()
                    .orElse(0);
            long wh = isWild(5) ? 1 + random.nextInt(2 * MOST_WH) : room == 0 ? 0 : 1 + random.nextLong(room);
            if (wh > 0) {
                long low = side == Side.SELL ? 30 : 140;
                offers.add(new Offer(side, Energy.ofWh(wh), intervals, new UnitPrice(low + random.nextInt(130))));
            }
        }
        return offers;
    }

    private IntervalSet intervals(Book book) {
        TreeSet<Interval> named = new TreeSet<>();
        int reach = horizon() + (isWild(10) ? 2 : 0);
        do {
            named.add(book.firstNameable().plus(random.nextInt(reach)));
        } while (random.nextInt(3) > 0);
        return IntervalSet.of(named);
    }

    private List<OfferId> someOffers(Account account) {
        List<OfferId> live = account.offers().stream().map(LiveOffer::id).toList();
        if (live.isEmpty()) {
            return List.of();
        }
        int from = random.nextInt(live.size());
        return live.subList(from, Math.min(live.size(), from + 1 + random.nextInt(2)));
    }

    /** Fills the books: posts small pages and large ones, and cancels them, which gives no room back. */
    void flood() {
        Book book = round().next().book();
        Account account = account();
        List<OfferId> live = account.offers().stream().map(LiveOffer::id).toList();
        switch (random.nextInt(4)) {
            case 0 -> withdraw();
            case 1 -> {
                if (!live.isEmpty()) {
                    chain.send(keys, new EnergyCommand.CancelOffers(book, live));
                }
            }
            default -> {
                int size = random.nextBoolean() ? 1 : LARGE_PAGE;
                Interval t = book.firstNameable().plus(random.nextInt(horizon()));
                if (Pledges.of(account).free(Side.SELL, t).wh() >= size) {
                    chain.send(
                            keys,
                            new EnergyCommand.PostOffers(
                                    book,
                                    Collections.nCopies(
                                            size,
                                            new Offer(
                                                    Side.SELL,
                                                    Energy.ofWh(1),
                                                    IntervalSet.of(List.of(t)),
                                                    new UnitPrice(100)))));
                }
            }
        }
    }

    private void cancel() {
        List<OfferId> some = someOffers(account());
        if (!some.isEmpty()) {
            chain.send(keys, new EnergyCommand.CancelOffers(book(), some));
        }
    }

    private void replace() {
        Account account = account();
        List<OfferId> some = someOffers(account);
        Book book = book();
        List<Offer> offers = offers(book, account);
        if (!some.isEmpty() && !offers.isEmpty()) {
            chain.send(keys, new EnergyCommand.ReplaceOffers(book, some, offers));
        }
    }

    private void claim(AccountKeyPair whose) {
        Account account = chain.market().currentState().account(whose.publicKey());
        List<Interval> open = account.holdings().stream()
                .filter(held -> !held.claimed() && held.t().isBefore(round().interval()))
                .map(Holding::t)
                .toList();
        if (!open.isEmpty()) {
            chain.send(keys, new EnergyCommand.Claim(whose.publicKey(), IntervalSet.of(open)));
        }
    }

    private void retire() {
        List<RetirementTag> tags = account().holdings().stream()
                .filter(held -> !held.retired() && held.t().isBefore(round().interval()))
                .map(held -> new RetirementTag(held.t(), Bytes.of(new byte[0])))
                .limit(1 + random.nextInt(4))
                .toList();
        if (!tags.isEmpty()) {
            chain.send(keys, new EnergyCommand.Retire(tags));
        }
    }

    private void redeem() {
        Money redeemable = Pledges.of(account()).redeemable();
        long most = isWild(2) ? 2 * redeemable.micro() + 1 : redeemable.micro();
        if (most > 0) {
            chain.send(keys, new EnergyCommand.RedeemCredit(new Money(1 + random.nextLong(Math.min(most, 500_000)))));
        }
    }

    /** The meter reports what it has not yet, and bills it now and then. */
    private void report() {
        AccountKeyPair meter = Founding.meterKeys(number);
        List<ReadingHash> readings = new ArrayList<>();
        Interval first = nextReading;
        while (!chain.now().isBefore(chain.market().calendar().end(nextReading)) && readings.size() < 8) {
            readings.add(ReadingHash.of(
                    Founding.meter(number), nextReading, NetEnergy.ZERO, Bytes.utf8("salt " + nextReading)));
            nextReading = nextReading.next();
        }
        if (!readings.isEmpty()) {
            chain.send(meter, new EnergyCommand.ReportReadings(readings));
        }
        if (first.isAfter(chain.market().calendar().firstInterval())) {
            Interval last = first.minus(1 + random.nextInt(3));
            Interval begin = chain.market()
                    .currentState()
                    .billedUpTo(Founding.meter(number))
                    .map(Interval::next)
                    .orElse(chain.market().calendar().firstInterval());
            if (!last.isBefore(begin)) {
                chain.send(meter, new EnergyCommand.ReportBill(begin, last, Money.ZERO));
            }
        }
    }
}
