package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.StateDigest;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;

/** Answers what may be asked without changing anything. */
final class EnergyQueries {
    private static final String SOURCE = "energy-market, queries";

    /** A peer answers with 100 MB at most. */
    private static final int ANSWER_BYTES = 64 * 1024 * 1024;

    /** Rows in memory at a time. */
    private static final int TOGETHER = 200;

    private EnergyQueries() {}

    static Decision<Receipt> answer(EnergyQuery query, LedgerCall call, EnergyState state, CommitmentCheck check) {
        return switch (query) {
            case EnergyQuery.ReadCalendar q ->
                EnergyContract.founded(state).map(calendar -> text(MarketCalendar.class, calendar));
            case EnergyQuery.ReadRules q -> Decision.accept(text(MarketRules.class, state.rules()));
            case EnergyQuery.ReadProposal q -> proposal(q, state);
            case EnergyQuery.ReadMeter q -> meter(q, state);
            case EnergyQuery.ReadAccount q -> account(q, state);
            case EnergyQuery.ReadInterval q ->
                within(q.interval().round().book(), state).map(calendar -> interval(q.interval(), calendar, state));
            case EnergyQuery.ReadInstance q ->
                within(q.round().book(), state).then(calendar -> instance(q.round(), calendar, state));
            case EnergyQuery.ReadCandidate q ->
                within(q.round().book(), state).then(calendar -> candidate(q.round(), state));
            case EnergyQuery.ReadBook q -> within(q.book(), state).then(calendar -> book(q.book(), state));
            case EnergyQuery.ReadMix q -> mix(q.session(), state);
            case EnergyQuery.CheckOpening q -> PrivateBilling.dispute(q, call, state, check);
            case EnergyQuery.ReadStateDigest q -> Decision.accept(digest(state.world()));
        };
    }

    /** What lies before the first book counts as sealed and final for the rules; whoever asks for it has mistyped. */
    private static Decision<MarketCalendar> within(Book asked, EnergyState state) {
        return EnergyContract.founded(state)
                .then(calendar -> asked.isBefore(calendar.firstBook())
                        ? Decision.reject(
                                CalendarRejection.BEFORE_MARKET,
                                SOURCE,
                                asked + " lies before the first book " + calendar.firstBook())
                        : Decision.accept(calendar));
    }

    private static <R extends Record> Receipt text(Class<R> type, R value) {
        return Receipt.of(RecordCodec.of(type).write(value));
    }

    private static Decision<Receipt> proposal(EnergyQuery.ReadProposal query, EnergyState state) {
        return EnergyState.PROPOSAL
                .find(state.world(), query.id())
                .map(found -> Decision.accept(text(
                        EnergyAnswer.ProposalState.class,
                        new EnergyAnswer.ProposalState(
                                found.rules(), found.rules().digest(), found.approved()))))
                .orElseGet(() -> Decision.reject(
                        AgreementRejection.PROPOSAL_UNKNOWN, SOURCE, "there is no proposal " + query.id()));
    }

    private static Decision<Receipt> meter(EnergyQuery.ReadMeter query, EnergyState state) {
        return EnergyState.METER
                .find(state.world(), query.meter())
                .map(found -> Decision.accept(text(SmartMeter.class, found)))
                .orElseGet(() ->
                        Decision.reject(RuleRejection.METER_UNKNOWN, SOURCE, "there is no meter " + query.meter()));
    }

    /** Public accounts only: who asks for an anonymous one would tell that it is interested in it. */
    private static Decision<Receipt> account(EnergyQuery.ReadAccount query, EnergyState state) {
        Optional<Account> found = EnergyState.ACCOUNT.find(state.world(), query.account());
        if (found.isEmpty() || found.get().meter() == null) {
            return Decision.reject(
                    AccountRejection.ACCOUNT_NOT_PUBLIC, SOURCE, "there is no public account " + query.account());
        }
        return Decision.accept(text(Account.class, found.get()));
    }

    private static Receipt interval(Interval t, MarketCalendar calendar, EnergyState state) {
        Optional<StoredValues.FinalInterval> head = EnergyState.FINAL.find(state.world(), t);
        return text(
                EnergyAnswer.IntervalState.class,
                new EnergyAnswer.IntervalState(
                        t,
                        IntervalStatuses.of(state, calendar, t),
                        head.map(StoredValues.FinalInterval::source).orElse(null),
                        head.map(StoredValues.FinalInterval::trades).orElse(0),
                        head.map(StoredValues.FinalInterval::energy).orElse(null)));
    }

    private static Decision<Receipt> instance(Round round, MarketCalendar calendar, EnergyState state) {
        Round before = round.previous();
        if (!state.isSealed(calendar, before) || !state.isFinal(calendar, before.interval())) {
            return Decision.reject(
                    CalendarRejection.EARLIER_NOT_FINAL,
                    SOURCE,
                    "the instance of round " + round + " is sealed when interval " + before + " is final");
        }
        return SealedProblem.read(state, calendar, round)
                .map(instance -> text(SealedInstance.class, SealedInstance.of(instance, state.rules())));
    }

    private static Decision<Receipt> candidate(Round round, EnergyState state) {
        return EnergyState.CANDIDATE
                .find(state.world(), round)
                .map(found -> Decision.accept(text(
                        EnergyAnswer.CandidateState.class,
                        new EnergyAnswer.CandidateState(
                                round,
                                found.solver(),
                                found.value(),
                                found.trades(),
                                found.certified(),
                                EnergyState.CERTIFICATE
                                        .find(state.world(), round, found.solver(), found.upload())
                                        .orElse(null)))))
                .orElseGet(() -> Decision.reject(
                        CalendarRejection.ROUND_NOT_OPEN, SOURCE, "round " + round + " has no candidate"));
    }

    private static Decision<Receipt> mix(MixSession session, EnergyState state) {
        return state.mixLock(session)
                .map(lock -> Decision.accept(text(MixLock.class, lock)))
                .orElseGet(() -> Decision.reject(MixRejection.MIX_UNKNOWN, SOURCE, "there is no session " + session));
    }

    private static Decision<Receipt> book(Book book, EnergyState state) {
        List<OfferPage> offers = new ArrayList<>();
        List<VoidPage> voids = new ArrayList<>();
        int read = EnergyState.OFFER.scan(
                state.world(), book, book, TOGETHER, ANSWER_BYTES, row -> offers.add(row.value()));
        read += EnergyState.VOID.scan(state.world(), book, book, TOGETHER, ANSWER_BYTES, row -> voids.add(row.value()));
        return read > ANSWER_BYTES
                ? Decision.reject(
                        ClearingRejection.INSTANCE_TOO_LARGE,
                        SOURCE,
                        "book " + book + " has more than " + ANSWER_BYTES + " bytes, too many for one answer")
                : Decision.accept(text(
                        EnergyAnswer.BookState.class,
                        new EnergyAnswer.BookState(
                                book, EnergyState.SEALED.has(state.world(), book.round()), offers, voids)));
    }

    private static Receipt digest(WorldState world) {
        StateDigest digest = StateDigest.of(EnergyState.TABLES, world);
        return text(EnergyAnswer.StateDigest.class, new EnergyAnswer.StateDigest(digest.digest(), digest.rows()));
    }
}
