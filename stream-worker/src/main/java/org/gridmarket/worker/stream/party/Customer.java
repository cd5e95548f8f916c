package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.StreamPlan;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.MarketNote;
import org.jspecify.annotations.Nullable;

/**
 * A customer: plants tests, offers, waits a moment and takes the cheapest proposal, and plays its leases. Of an order it leases
 * as much as an allocation gives, and orders the rest anew.
 */
public final class Customer extends LeaseHolder {
    /** A cheaper proposal may come so long after the first, ms (stream-market, Offers and matching); none when all have come. */
    private static final long CHOICE_MILLIS = 50;

    /** An offer is told again after so long, ms: the broker may have lost it, or an allocator come later. */
    private static final long TELL_MILLIS = 10_000;

    /** An order that is offered. */
    private static final class Standing {
        final StreamOrder order;
        final CustomerOffer offer;
        final List<MarketNote.Proposed> proposals = new ArrayList<>();
        final Set<AccountKey> proposers = new HashSet<>();
        LedgerTime tellAgain;

        /** When it is chosen among proposals; null while there are none. */
        @Nullable LedgerTime choosing;

        Standing(StreamOrder order, CustomerOffer offer, LedgerTime now) {
            this.order = order;
            this.offer = offer;
            this.tellAgain = now;
        }
    }

    private final StreamApplication application;
    private final RandomGenerator random;
    private final Map<Bytes, Standing> standing = new LinkedHashMap<>();
    private final List<StreamOrder> rest = new ArrayList<>();
    private final Set<AccountKey> allocators = new HashSet<>();

    /** @param random for tests' positions and nonces: a secret source */
    public Customer(Seat seat, ModuleHost modules, StreamApplication application, RandomGenerator random) {
        super(seat, modules);
        this.application = application;
        this.random = random;
    }

    // ---- orders

    /** Plants tests and offers; on disk when this returns. */
    public void order(StreamOrder order, LedgerTime now) {
        ModuleFile.write(seat.folder(), order.module());
        Bytes nonce = bytes(OfferSpan.NONCE_LENGTH);
        StreamPlan plan;
        try (ModuleHost.Running module =
                modules.open(order.module(), order.description(), order.epoch().fuel())) {
            plan = plan(order, nonce, module);
        }
        PlanFile.write(seat.folder(), plan);
        OfferSpan span = new OfferSpan(
                order.from(), order.until(), order.leastEpochs(), seat.clock().at(order.until()), nonce);
        CustomerOffer offer = new CustomerOffer(
                seat.account(),
                seat.streamKeys().publicKey(),
                order.description(),
                order.epoch(),
                span,
                order.mostEpochs(),
                order.replicas(),
                order.bid(),
                plan.tree().root(),
                order.trusted(),
                order.panel(),
                order.mostFees());
        standing.put(plan.tree().root(), new Standing(order, offer, now));
    }

    private StreamPlan plan(StreamOrder order, Bytes nonce, ModuleHost.Running module) {
        List<List<StreamPlan.Planted>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < order.mostEpochs(); epoch++) {
            TreeSet<Integer> positions = new TreeSet<>();
            while (positions.size() < order.epoch().tests()) {
                positions.add(random.nextInt(order.epoch().inputs()));
            }
            epochs.add(positions.stream()
                    .map(position -> planted(position, application.freshTest(), module))
                    .toList());
        }
        return new StreamPlan(seat.planSeed(nonce), epochs);
    }

    private static StreamPlan.Planted planted(int position, Bytes input, ModuleHost.Running module) {
        return new StreamPlan.Planted(
                input,
                new TestedInput(
                        position, StreamHash.input(input), module.run(input).hash()));
    }

    private Bytes bytes(int length) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return Bytes.of(drawn);
    }

    // ---- the ledger

    @Override
    Optional<CustomerLease> begin(StreamEvent.StreamAllocationCreated created) {
        AllocationTerms terms = created.allocation().terms();
        if (!terms.customer().account().equals(seat.account())) {
            return Optional.empty();
        }
        Bytes root = terms.customer().testRoot();
        Standing of = standing.remove(root);
        if (of != null) {
            of.order.rest(terms).ifPresent(rest::add);
        }
        return PlanFile.read(seat.folder(), root)
                .map(plan -> new CustomerLease(seat, created, plan, modules, application, links));
    }

    // ---- beside the ledger

    @Override
    void act(LedgerTime now) {
        List<StreamOrder> again = List.copyOf(rest);
        rest.clear();
        again.forEach(order -> order(order, now));
        consents.look(facts, now);
        consents.prepare(now);
        talk.listenTo(member -> hears(member, now));
        offer(now);
        choose(now);
    }

    @Override
    Optional<LedgerTime> nextAct() {
        return !consents.pending().isEmpty()
                ? Optional.empty()
                : standing.values().stream()
                        .flatMap(each -> Optional.ofNullable(each.choosing).stream())
                        .min(Comparator.naturalOrder());
    }

    private void offer(LedgerTime now) {
        Topic offers = Topic.offers(seat.account());
        if (talk.canSay(offers, now)) {
            for (Standing each : standing.values()) {
                if (!now.isBefore(each.tellAgain)) {
                    each.tellAgain = now.plusMillis(TELL_MILLIS);
                    talk.say(offers, MarketNote.CustomerOffered.by(seat.keys(), each.offer));
                }
            }
        }
    }

    private boolean hears(Member member, LedgerTime now) {
        if (!member.is(MemberRole.ALLOCATOR)) {
            return true;
        }
        allocators.add(member.account());
        return talk.listen(Topic.proposals(member.account()), now, this::heard);
    }

    private void heard(AccountKey by, MarketNote note) {
        if (note instanceof MarketNote.Proposed proposed) {
            Standing of = standing.get(proposed.terms().customer().testRoot());
            if (of != null && of.offer.equals(proposed.terms().customer())) {
                of.proposals.add(proposed);
                of.proposers.add(by);
            }
        }
    }

    private void choose(LedgerTime now) {
        for (Standing each : standing.values()) {
            if (each.choosing == null && !each.proposals.isEmpty()) {
                each.choosing = now.plusMillis(CHOICE_MILLIS);
            }
            boolean isTime =
                    each.choosing != null && (!now.isBefore(each.choosing) || each.proposers.containsAll(allocators));
            if (isTime && consents.pending().isEmpty()) {
                choose(each, now);
                each.proposers.clear();
                each.choosing = each.proposals.isEmpty() ? null : now.plusMillis(CHOICE_MILLIS);
            }
        }
    }

    /** The cheapest that is feasible now and that it can pay. */
    private void choose(Standing each, LedgerTime now) {
        LedgerPeriod period = seat.clock().at(now);
        each.proposals.removeIf(proposed -> period.isAfter(proposed.last()));
        each.proposals.stream()
                .filter(proposed -> !consents.isGiven(proposed.terms().id()))
                .filter(proposed -> facts.isFeasible(proposed.terms(), now))
                .filter(proposed -> wallet.has(consents.held().plus(locks(proposed, now))))
                .min(Comparator.comparing(proposed -> locks(proposed, now)))
                .ifPresent(best -> consents.give(best, locks(best, now), now));
    }

    private Money locks(MarketNote.Proposed proposed, LedgerTime now) {
        return Stakes.of(proposed.terms(), facts.rules(now).orElseThrow()).customerLocks();
    }
}
