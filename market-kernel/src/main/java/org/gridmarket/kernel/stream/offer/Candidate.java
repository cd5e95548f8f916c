package org.gridmarket.kernel.stream.offer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/**
 * Terms that may become an allocation; facts of {@link AllocationRules}.
 *
 * @param terms what would be signed
 * @param rules in force
 * @param now the moment of the judgement
 * @param period in which that lies
 * @param licensed mediators with a licence in force, and the organisation that answers for each
 * @param simulation whether the ledger is one, and epochs may be as short as there
 */
public record Candidate(
        AllocationTerms terms,
        StreamRules rules,
        LedgerTime now,
        LedgerPeriod period,
        Map<AccountKey, Organisation> licensed,
        boolean simulation) {
    public Candidate {
        licensed = Collections.unmodifiableMap(new LinkedHashMap<>(licensed));
    }

    @Nullable String partyTwice() {
        List<AccountKey> all = new ArrayList<>(terms.signers());
        all.add(terms.allocator());
        return all.stream().distinct().count() == all.size()
                ? null
                : "of " + all.size() + " parties two have one account";
    }

    @Nullable String lanesCount() {
        int lanes = terms.suppliers().size();
        int wanted = terms.customer().replicas();
        return lanes == wanted ? null : lanes + " suppliers; the customer wants " + wanted;
    }

    @Nullable String epochTooShort() {
        long least = simulation ? StreamRules.LEAST_SIMULATED_MILLIS : StreamRules.LEAST_EPOCH_MILLIS;
        long millis = terms.customer().epoch().millis();
        return millis < least ? "an epoch of " + millis + " ms; at least " + least : null;
    }

    @Nullable String tooSlow() {
        return firstSupplier(supplier -> !terms.customer().epoch().isWithin(supplier.speed()))
                .map(supplier -> "supplier " + supplier.account() + " does " + supplier.speed() + " a second")
                .orElse(null);
    }

    @Nullable String pagesShort() {
        int needed = terms.customer().module().pages();
        return firstSupplier(supplier -> supplier.pages() < needed)
                .map(supplier -> "supplier " + supplier.account() + " has " + supplier.pages() + " pages of " + needed)
                .orElse(null);
    }

    @Nullable String askAboveBid() {
        FuelPrice bid = terms.customer().bid();
        return firstSupplier(supplier -> supplier.ask().exceeds(bid))
                .map(supplier -> "supplier " + supplier.account() + " asks " + supplier.ask() + "; the bid is " + bid)
                .orElse(null);
    }

    @Nullable String outsideWindow() {
        return spans().filter(span -> !span.covers(terms.start(), terms.end()))
                .findFirst()
                .map(span -> terms.start() + " to " + terms.end() + "; an offer holds from " + span.from() + " until "
                        + span.until())
                .orElse(null);
    }

    @Nullable String epochsOutOfRange() {
        int least = Math.max(rules.leastEpochs(), terms.leastEpochs());
        int most = terms.customer().mostEpochs();
        return terms.epochs() < least || terms.epochs() > most
                ? terms.epochs() + " epochs; " + least + ".." + most + " are wanted"
                : null;
    }

    @Nullable String offerOver() {
        return Stream.concat(
                        spans().map(OfferSpan::last), terms.mediators().stream().map(MediatorOffer::last))
                .filter(period::isAfter)
                .findFirst()
                .map(last -> "an offer holds until period " + last + "; it is " + period)
                .orElse(null);
    }

    @Nullable String startTooNear() {
        LedgerTime ready = now.plusMillis(rules.setUpMillis());
        return terms.start().isBefore(ready) ? "start " + terms.start() + "; at least " + ready : null;
    }

    /** until - now &gt; (least E) + d_alloc + d_setup. */
    @Nullable String slackTooSmall() {
        CustomerOffer customer = terms.customer();
        LedgerTime least = now.plusMillis(
                        customer.span().leastEpochs() * customer.epoch().millis())
                .plusMillis(rules.allocationMillis() + rules.setUpMillis());
        return least.isBefore(customer.span().until())
                ? null
                : "the offer ends " + customer.span().until() + "; it has to be after " + least;
    }

    @Nullable String panelSize() {
        int size = terms.mediators().size();
        int wanted = terms.customer().panel();
        return size == wanted ? null : size + " mediators; the customer wants " + wanted;
    }

    @Nullable String panelNotTrusted() {
        return Stream.concat(
                        Stream.of(terms.customer().trusted()),
                        terms.suppliers().stream().map(SupplierOffer::trusted))
                .flatMap(trusted -> terms.mediators().stream()
                        .map(MediatorOffer::account)
                        .filter(mediator -> !trusted.includes(mediator)))
                .findFirst()
                .map(mediator -> "mediator " + mediator + " is not trusted by all")
                .orElse(null);
    }

    @Nullable String panelNotLicensed() {
        Set<Organisation> organisations = EnumSet.noneOf(Organisation.class);
        for (MediatorOffer mediator : terms.mediators()) {
            Organisation organisation = licensed.get(mediator.account());
            if (organisation == null) {
                return "mediator " + mediator.account() + " has no licence";
            }
            if (!organisations.add(organisation)) {
                return "two mediators are licensed by " + organisation;
            }
        }
        return null;
    }

    @Nullable String feesAboveMost() {
        Money fees = terms.fee().plus(Stakes.availability(terms));
        Money most = terms.customer().mostFees();
        if (fees.exceeds(most)) {
            return "fees of " + fees + "; the customer takes " + most;
        }
        return firstSupplier(supplier -> terms.fee().exceeds(supplier.mostFee()))
                .map(supplier ->
                        "a fee of " + terms.fee() + "; supplier " + supplier.account() + " takes " + supplier.mostFee())
                .orElse(null);
    }

    private Optional<SupplierOffer> firstSupplier(Predicate<SupplierOffer> offends) {
        return terms.suppliers().stream().filter(offends).findFirst();
    }

    private Stream<OfferSpan> spans() {
        return Stream.concat(
                Stream.of(terms.customer().span()), terms.suppliers().stream().map(SupplierOffer::span));
    }
}
