package org.gridmarket.agent.allocation;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.SealsHeard;
import org.jspecify.annotations.Nullable;

/**
 * A member of an allocation market, as a state machine: events go in, operations come out, one at a time. It posts each offer
 * of its source once, into the book that the source names or the first that is open, and brings in what its pages are owed. No
 * socket, no clock. Not thread-safe.
 */
public final class MemberAgent {
    private static final Logger LOG = System.getLogger(MemberAgent.class.getName());

    /** What was refused is asked for again by then: the ledger, or the purse, stands otherwise. */
    private static final long REFUSED_AGAIN_MILLIS = 10_000;

    private final MarketName market;
    private final AccountKeyPair keys;
    private final Target target;
    private final OfferSource source;
    private final MemberJournal journal;
    private final SealsHeard seals = new SealsHeard();
    private @Nullable Clock clock;
    private @Nullable MarketSchema schema;
    private @Nullable OwnPages pages;
    private boolean member;
    private int closed = -1;
    private int ended = -1;
    private @Nullable Cycle end;
    private LedgerTime notBefore = new LedgerTime(0);

    public MemberAgent(
            MarketName market, AccountKeyPair keys, Target target, OfferSource source, MemberJournal journal) {
        this.market = market;
        this.keys = keys;
        this.target = target;
        this.source = source;
        this.journal = journal;
    }

    public AccountKey account() {
        return keys.publicKey();
    }

    // ---- what is heard

    /** An event that is believed, of this market or the clock; others are passed over. */
    public void hear(Record event) {
        switch (event) {
            case ClockEvent.ClockFounded(var founded) -> clock = founded;
            case ClockEvent.PeriodSealed(var period, var time) -> {
                seals.hear(period);
                journal.underWay()
                        .filter(sent -> sent.submission().lastBook().equals(period.asLast()))
                        .ifPresent(sent -> journal.over(false));
            }
            case AllocationEvent.AllocationMarketFounded(var founded)
            when founded.name().equals(market) -> {
                schema = founded;
                pages = new OwnPages(founded);
            }
            case AllocationEvent told when pages != null -> hear(told, pages);
            default -> {
                // of others
            }
        }
    }

    private void hear(AllocationEvent told, OwnPages own) {
        switch (told) {
            case AllocationEvent.AllocationMemberAdmitted e when isOwn(e.market(), e.account()) -> member = true;
            case AllocationEvent.AllocationMemberExpelled e when isOwn(e.market(), e.account()) -> member = false;
            case AllocationEvent.AllocationEndAgreed e when e.market().equals(market) -> end = e.from();
            case AllocationEvent.AllocationCycleClosed e when e.market().equals(market) -> close(e.cycle());
            case AllocationEvent.AllocationOfferPosted e
            when isOwn(e.market(), e.owner()) -> {
                own.posted(e);
                journal.underWay()
                        .filter(sent -> name(sent).equals(e.id().page().name()))
                        .ifPresent(sent -> journal.over(true));
            }
            case AllocationEvent.AllocationOfferRefused e
            when isOwn(e.market(), e.owner()) ->
                LOG.log(
                        Logger.Level.WARNING,
                        "{0}, book {1}: an offer is left out, {2}: {3}",
                        market,
                        e.book(),
                        e.code(),
                        e.detail());
            case AllocationEvent.AllocationCycleFinalised e
            when e.market().equals(market) -> {
                ended = e.cycle().index();
                own.finalised(e);
            }
            case AllocationEvent.AllocationSettled e when e.market().equals(market) -> own.settled(e);
            case AllocationEvent.AllocationReversed e when e.market().equals(market) -> own.reversed();
            case AllocationEvent.AllocationSwept e when e.market().equals(market) -> own.swept(e.book());
            default -> {
                // nothing that this agent acts upon
            }
        }
    }

    /** What was not posted by now never will be: a posting reads that its book has no seal. */
    private void close(Cycle book) {
        closed = book.index();
        journal.underWay()
                .map(MemberJournal.Sent::book)
                .filter(posting -> !posting.isAfter(book))
                .ifPresent(never -> journal.over(false));
    }

    private boolean isOwn(MarketName named, AccountKey account) {
        return named.equals(market) && account.equals(account());
    }

    private static OperationName name(MemberJournal.Sent sent) {
        return OperationName.of(
                sent.submission().signer(),
                sent.submission().operation(),
                sent.submission().lastBook());
    }

    // ---- what is sent

    /** The book that is open by what was heard; empty while the door is shut, and when the market has ended. */
    public Optional<Cycle> openBook(LedgerTime now) {
        MarketSchema known = schema;
        Cycle next = new Cycle(closed + 1);
        Cycle last = end;
        boolean shut = known == null
                || (!known.calendar().overlap() && ended < closed)
                || (last != null && !next.isBefore(last))
                || !now.isBefore(known.calendar().closes(next));
        return shut ? Optional.empty() : Optional.of(next);
    }

    /** What is to be sent now: what is on its way, the same bytes; or the next that is worth it, signed and written down. */
    public Optional<MemberJournal.Sent> toSend(LedgerTime now, Supplier<OperationId> ids) {
        if (journal.underWay().isEmpty() && clock != null && schema != null && !now.isBefore(notBefore)) {
            posting(now, schema, clock, ids);
            if (journal.underWay().isEmpty()) {
                settlement(now, clock, ids);
            }
        }
        return journal.underWay();
    }

    private void posting(LedgerTime now, MarketSchema known, Clock periods, Supplier<OperationId> ids) {
        Optional<Cycle> book = openBook(now);
        if (!member || book.isEmpty()) {
            return;
        }
        List<ListedOffer> listed = source.offers(known, book.get());
        journal.forget(name -> listed.stream().anyMatch(each -> each.name().equals(name)));
        List<ListedOffer> next = new ArrayList<>();
        for (ListedOffer each : listed) {
            if (!journal.hasPosted(each.name()) && next.size() < AllocationLimit.OFFERS_PER_POSTING.ceiling()) {
                next.add(each);
            }
        }
        if (!next.isEmpty()) {
            sign(
                    new AllocationCommand.PostOffers(
                            market,
                            book.get(),
                            next.stream().map(ListedOffer::offer).toList()),
                    next.stream().map(ListedOffer::name).toList(),
                    book.get(),
                    now,
                    periods,
                    ids);
        }
    }

    private void settlement(LedgerTime now, Clock periods, Supplier<OperationId> ids) {
        OwnPages own = pages;
        if (own == null) {
            return;
        }
        List<PageId> worth = own.worthAsking(now, AllocationLimit.PAGES_PER_SETTLEMENT.ceiling());
        if (!worth.isEmpty()) {
            own.asked(worth);
            sign(new AllocationCommand.Settle(market, worth), List.of(), null, now, periods, ids);
        }
    }

    /** Good until the next ledger period is over, so that what came to nothing is soon known to. */
    private void sign(
            AllocationCommand.Signed command,
            List<String> names,
            @Nullable Cycle book,
            LedgerTime now,
            Clock periods,
            Supplier<OperationId> ids) {
        String function = AllocationFunctions.NAMES.of(command);
        journal.sending(new MemberJournal.Sent(
                function,
                keys.sign(
                        target,
                        function,
                        ids.get(),
                        seals.beyond(periods.at(now).next()).asLast(),
                        Bytes.utf8(RecordCodec.text(command))),
                names,
                book));
    }

    /**
     * What enough gateways say of it. What is committed is over; so is what was refused, but for a posting that has only
     * expired: a copy that is endorsed already may still commit, until its last period or its book is sealed.
     */
    public void answered(MemberJournal.Sent sent, Answer answer, LedgerTime now) {
        if (!journal.underWay().equals(Optional.of(sent))) {
            return;
        }
        switch (answer) {
            case Answer.Committed done -> journal.over(true);
            case Answer.Rejected refusal
            when refusal.code().equals(ShellRejection.OPERATION_EXPIRED.name()) && sent.book() != null -> {
                // an event tells
            }
            case Answer.Rejected refusal -> {
                boolean nothingDue = refusal.code().equals(AllocationRejection.NOTHING_DUE.name());
                if (!nothingDue) {
                    LOG.log(Logger.Level.WARNING, "{0}: {1}: {2}", market, sent.function(), refusal.text());
                    notBefore = now.plusMillis(REFUSED_AGAIN_MILLIS);
                }
                journal.over(false);
            }
            default -> {
                // it may be on the ledger: the same bytes once more
            }
        }
    }

    /** Which events show that an operation is on the ledger. */
    public static Predicate<Record> isShownBy(MemberJournal.Sent sent) {
        OperationName name = name(sent);
        return event -> event instanceof AllocationEvent.AllocationOfferPosted posted
                && posted.id().page().name().equals(name);
    }
}
