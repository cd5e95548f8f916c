package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationRules;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.Candidate;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/** What the ledger says of the market as a whole: rules, licences, and who works when. */
final class MarketFacts {
    private record Licence(
            Organisation organisation,
            LedgerPeriod from,
            @Nullable LedgerPeriod until) {
        boolean holdsAt(LedgerPeriod period) {
            return !from.isAfter(period) && (until == null || until.isAfter(period));
        }
    }

    private final Clock clock;
    private Timeline<StreamRules> rules = Timeline.empty();
    private final Map<AccountKey, Licence> licences = new LinkedHashMap<>();
    private final Map<AllocationId, AllocationTerms> open = new LinkedHashMap<>();

    MarketFacts(Clock clock) {
        this.clock = clock;
    }

    void hear(Record event) {
        switch (event) {
            case StreamEvent.StreamRulesAgreed(var agreed) ->
                rules = rules.with(agreed.from(), agreed.changes().getFirst());
            case StreamEvent.StreamLicenceChanged(var mediator, var organisation, var from, var until) ->
                licences.put(mediator, new Licence(organisation, from, until));
            case StreamEvent.StreamAllocationCreated(var id, var allocation) -> open.put(id, allocation.terms());
            case StreamEvent.StreamAllocationClosed(var id, var last) -> open.remove(id);
            default -> {
                // concerns single allocations, or other contracts
            }
        }
    }

    Optional<StreamRules> rules(LedgerTime now) {
        return rules.at(clock.at(now).asInterval());
    }

    /** Mediators with a licence in force, and who answers for each. */
    Map<AccountKey, Organisation> licensed(LedgerTime now) {
        LedgerPeriod period = clock.at(now);
        Map<AccountKey, Organisation> licensed = new LinkedHashMap<>();
        licences.forEach((mediator, licence) -> {
            if (licence.holdsAt(period)) {
                licensed.put(mediator, licence.organisation());
            }
        });
        return licensed;
    }

    /** Whether the ledger would make these terms now, as far as the rules of feasibility go. */
    boolean isFeasible(AllocationTerms terms, LedgerTime now) {
        return rules(now)
                .map(inForce -> AllocationRules.FEASIBLE
                        .check(new Candidate(terms, inForce, now, clock.at(now), licensed(now), clock.simulation()))
                        .isAccepted())
                .orElse(false);
    }

    /** How many lanes a supplier has on the ledger between two moments. */
    int lanes(AccountKey supplier, LedgerTime start, LedgerTime end) {
        return (int) open.values().stream()
                .filter(terms -> terms.supplier(supplier).isPresent())
                .filter(terms -> isBetween(terms, start, end))
                .count();
    }

    /** Whether a lease of these terms would run at some moment from one to before the other. */
    static boolean isBetween(AllocationTerms terms, LedgerTime start, LedgerTime end) {
        return terms.start().isBefore(end) && start.isBefore(terms.end());
    }

    boolean isMade(AllocationId id) {
        return open.containsKey(id);
    }

    List<AllocationTerms> open() {
        return new ArrayList<>(open.values());
    }
}
