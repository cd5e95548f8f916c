package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeQuery;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.operation.StateDigest;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Answers questions about the computation market. */
final class ComputeQueries {
    private static final String SOURCE = "compute-market, Offers; compute-market, Life of a match";

    /** A row that is asked for. */
    record Asked(String what, boolean found) {
        @Nullable String absent() {
            return found ? null : "there is no " + what;
        }
    }

    // spotless:off
    static final RuleBook<Asked> OFFER = RuleBook.of("compute:readJob, compute:readResource and compute:readNote",
            rule(ComputeRejection.OFFER_GONE,    SOURCE, Asked::absent));
    static final RuleBook<Asked> MATCH = RuleBook.of("compute:readMatch",
            rule(ComputeRejection.MATCH_UNKNOWN, SOURCE, Asked::absent));
    // spotless:on

    private ComputeQueries() {}

    static Decision<Receipt> answer(ComputeQuery question, ComputeState state) {
        return switch (question) {
            case ComputeQuery.ReadTerms() ->
                LedgerPeriods.of(state.world())
                        .then(periods -> TermsInForce.of(periods, state))
                        .map(terms -> text(ComputeTerms.class, terms));
            case ComputeQuery.ReadJob(var id) -> read(OFFER, ComputeState.JOB, Job.class, id, state);
            case ComputeQuery.ReadResource(var id) -> read(OFFER, ComputeState.RESOURCE, Resource.class, id, state);
            case ComputeQuery.ReadNote(var id) -> read(OFFER, ComputeState.NOTE, Note.class, id, state);
            case ComputeQuery.ReadMatch(var id) -> read(MATCH, ComputeState.MATCH, Match.class, id, state);
            case ComputeQuery.ReadMembers(var members) -> members(members, state);
            case ComputeQuery.ReadComputeDigest() -> {
                StateDigest digest = StateDigest.of(ComputeState.TABLES, state.world());
                yield Decision.accept(text(
                        ComputeAnswer.ComputeDigest.class,
                        new ComputeAnswer.ComputeDigest(digest.digest(), digest.rows())));
            }
        };
    }

    private static <V> Decision<Receipt> read(
            RuleBook<Asked> book, StateTable<V> table, Class<V> type, Object id, ComputeState state) {
        Optional<V> found = table.find(state.world(), id);
        return book.check(new Asked(table.name() + " " + id, found.isPresent()))
                .map(legal -> text(type, found.orElseThrow()));
    }

    /** Those that are found; a list that is longer than an operation's is refused. */
    private static Decision<Receipt> members(List<AccountKey> asked, ComputeState state) {
        return Elements.COUNT
                .check(new Elements.Named(asked.size()))
                .map(legal -> text(
                        ComputeAnswer.ComputeMembers.class,
                        new ComputeAnswer.ComputeMembers(asked.stream()
                                .distinct()
                                .limit(ComputeLimit.ELEMENTS_PER_OPERATION.ceiling())
                                .flatMap(account -> ComputeState.MEMBER.find(state.world(), account).stream()
                                        .map(entry -> new ComputeAnswer.FoundMember(account, entry)))
                                .toList())));
    }

    private static <A> Receipt text(Class<A> type, A answer) {
        return Receipt.of(RecordCodec.of(type).write(answer));
    }
}
