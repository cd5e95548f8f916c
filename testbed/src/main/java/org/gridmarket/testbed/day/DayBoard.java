package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.audit.energy.AccountAudit;
import org.gridmarket.audit.energy.IntervalAudit;
import org.gridmarket.audit.energy.IntervalFinding;
import org.gridmarket.audit.energy.TraceAudit;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** What an observer of the public events sees of the day: rows per interval, audited as they come. Thread-safe. */
final class DayBoard {
    private final IntervalAudit intervals = new IntervalAudit(null);
    private final AccountAudit accounts = new AccountAudit();
    private final PrivacyWatch privacy = new PrivacyWatch();
    private final TraceAudit traces = new TraceAudit();
    private final NavigableMap<Interval, EnergySum> offered = new TreeMap<>();
    private final NavigableMap<Interval, EnergySum> requested = new TreeMap<>();
    private final Map<Interval, Long> opened = new HashMap<>();
    private final Map<Round, Long> solved = new HashMap<>();
    private final Map<Round, AccountKey> leader = new HashMap<>();
    private final Map<Interval, Money> values = new HashMap<>();
    private final NavigableMap<Interval, IntervalLine> lines = new TreeMap<>();
    private final List<OfferPage> pages = new ArrayList<>();
    private final List<PricedTrade> trades = new ArrayList<>();
    private int solutionsAccepted;
    private long firstPostMillis;
    private long lastPostMillis;
    private long block;
    private @Nullable MarketCalendar calendar;

    /** Takes in a transaction and returns the intervals that became final with it. */
    synchronized List<IntervalLine> tell(BlockEvents<EnergyEvent> told, long nowMillis) {
        block = told.block();
        List<IntervalLine> finals = new ArrayList<>();
        traces.observe(told.transaction(), told.events());
        for (EnergyEvent event : told.events()) {
            accounts.observe(event);
            privacy.observe(event, nowMillis);
            Optional<IntervalFinding> finding = intervals.observe(event);
            note(event, nowMillis);
            finding.map(found -> line(found, nowMillis)).ifPresent(line -> {
                lines.put(line.interval(), line);
                finals.add(line);
            });
        }
        return finals;
    }

    private void note(EnergyEvent event, long nowMillis) {
        switch (event) {
            case EnergyEvent.MarketFounded founded -> calendar = founded.calendar();
            case EnergyEvent.OfferPosted(var page) -> {
                pages.add(page);
                page.offers().forEach(posted -> count(posted.offer()));
                firstPostMillis = firstPostMillis == 0 ? nowMillis : firstPostMillis;
                lastPostMillis = nowMillis;
            }
            case EnergyEvent.SolutionAccepted better -> {
                solutionsAccepted++;
                solved.putIfAbsent(better.round(), nowMillis);
                leader.put(better.round(), better.solver());
            }
            case EnergyEvent.Finalised done -> {
                opened.put(done.interval().next(), nowMillis);
                trades.addAll(done.trades());
                values.put(
                        done.interval(),
                        done.trades().stream()
                                .map(trade -> trade.energy().at(trade.price()))
                                .reduce(Money.ZERO, Money::plus));
            }
            default -> {
                // nothing for the table
            }
        }
    }

    private void count(Offer offer) {
        NavigableMap<Interval, EnergySum> sums = offer.side() == Side.SELL ? offered : requested;
        for (Interval t : offer.intervals()) {
            sums.merge(t, EnergySum.of(offer.energy()), EnergySum::plus);
        }
    }

    private IntervalLine line(IntervalFinding found, long nowMillis) {
        Interval t = found.interval();
        Long begun = opened.get(t);
        Long first = solved.get(t.round());
        long gate = calendar == null ? nowMillis : calendar.gate(t).epochMillis();
        return new IntervalLine(
                found,
                offered.getOrDefault(t, EnergySum.ZERO),
                requested.getOrDefault(t, EnergySum.ZERO),
                values.getOrDefault(t, Money.ZERO),
                leader.get(t.round()),
                begun == null || first == null ? -1 : first - begun,
                nowMillis - gate);
    }

    synchronized List<IntervalLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Whether every interval up to this one is final. */
    synchronized boolean isFinal(Interval t) {
        return lines.containsKey(t);
    }

    synchronized List<OfferPage> pages() {
        return List.copyOf(pages);
    }

    /** All final trades. */
    synchronized List<PricedTrade> trades() {
        return List.copyOf(trades);
    }

    synchronized int solutionsAccepted() {
        return solutionsAccepted;
    }

    synchronized long postingMillis() {
        return lastPostMillis - firstPostMillis;
    }

    synchronized long block() {
        return block;
    }

    /** Mixes and group totals; to be read when nothing is told any more. */
    synchronized PrivacyWatch privacy() {
        return privacy;
    }

    /** What ties an anonymous account to somebody; likewise. */
    synchronized TraceAudit traces() {
        return traces;
    }

    /** What the accounts must hold; to be read when nothing is told any more. */
    synchronized AccountAudit accounts() {
        return accounts;
    }
}
