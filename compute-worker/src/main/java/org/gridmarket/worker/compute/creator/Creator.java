package org.gridmarket.worker.compute.creator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.Cause;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.Verdict;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.MatchReplica;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.jspecify.annotations.Nullable;

/**
 * The job creator: uploads, posts, looks at results, accepts what fits and is not drawn, has the rest run again, contests a
 * verdict that it knows to be wrong. An order that is over is told by {@link #ended}.
 */
public final class Creator implements Role {
    private final Secrets secrets;
    private final MatchReplica matches;
    private final Wallet wallet;
    private final SequencedMap<Bytes, JobOrder> orders = new LinkedHashMap<>();
    private final Map<Bytes, JobInputs> prepared = new HashMap<>();
    private final Map<Bytes, Bytes> orderOfKey = new HashMap<>();
    private final Map<Bytes, OfferId> inBook = new HashMap<>();
    private final Set<Bytes> posted = new HashSet<>();
    private final Set<Bytes> heard = new HashSet<>();
    private final Map<MatchId, Fact.Inspected> inspected = new HashMap<>();
    private final Set<String> supplied = new HashSet<>();
    private final List<Fact> notes = new ArrayList<>();
    private final AccountKey account;

    public Creator(AccountKey account, Secrets secrets) {
        this.account = account;
        this.secrets = secrets;
        this.matches = new MatchReplica(match -> match.creator().equals(account));
        this.wallet = new Wallet(account);
    }

    @Override
    public void learn(Fact fact) {
        switch (fact) {
            case Fact.Ordered(var order) -> {
                orders.put(order.id(), order);
                orderOfKey.put(secrets.publicResultKey(order.id()), order.id());
            }
            case Fact.Posted(var job) -> posted.add(job);
            case Fact.Prepared(var job, var inputs) -> prepared.put(job, inputs);
            case Fact.Inspected seen -> inspected.put(seen.match(), seen);
            case Fact.Supplied(var match, var mediator) -> supplied.add(match + " " + mediator);
            default -> {
                // another role's
            }
        }
    }

    @Override
    public void hear(Record event) {
        switch (event) {
            case ComputeEvent told -> hear(told);
            case PurseEvent told -> wallet.hear(told);
            default -> {
                // of other contracts
            }
        }
    }

    private void hear(ComputeEvent event) {
        switch (event) {
            case ComputeEvent.JobPosted(var job) -> {
                Bytes order = orderOfKey.get(job.offer().resultKey());
                if (order != null && job.owner().equals(account) && orders.containsKey(order)) {
                    heard.add(order);
                    inBook.put(order, job.id());
                    if (posted.add(order)) {
                        notes.add(new Fact.Posted(order));
                    }
                }
            }
            case ComputeEvent.Matched(var match) -> orderOf(match).ifPresent(order -> inBook.remove(order.id()));
            case ComputeEvent.OfferGone(var kind, var offer) -> gone(offer);
            case ComputeEvent.MatchClosed closed -> closed(closed);
            default -> {
                // the replica has it
            }
        }
        matches.hear(event);
    }

    private void gone(OfferId offer) {
        List.copyOf(inBook.entrySet()).stream()
                .filter(entry -> entry.getValue().equals(offer))
                .forEach(entry -> end(entry.getKey()));
    }

    /** A job that a provider has failed may go back into the book, which is told next. */
    private void closed(ComputeEvent.MatchClosed closed) {
        matches.find(closed.match()).flatMap(this::orderOf).ifPresent(order -> {
            boolean fails = closed.outcome() == Outcome.DECLINED || closed.outcome() == Outcome.PROVIDER_SILENT;
            if (!fails) {
                end(order.id());
            }
        });
        inspected.remove(closed.match());
    }

    private void end(Bytes order) {
        orders.remove(order);
        prepared.remove(order);
        inBook.remove(order);
        notes.add(new Fact.Over(Fact.ofJob(order)));
    }

    @Override
    public List<Fact> takeNotes() {
        List<Fact> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    private Optional<JobOrder> orderOf(Match match) {
        return Optional.ofNullable(orderOfKey.get(match.job().offer().resultKey()))
                .flatMap(id -> Optional.ofNullable(orders.get(id)));
    }

    /** It was in the book and is neither there nor in a match: providers have failed it too often, or too late. */
    private boolean isLeft(JobOrder order) {
        return heard.contains(order.id())
                && !inBook.containsKey(order.id())
                && matches.all().stream().noneMatch(match -> orderOf(match).equals(Optional.of(order)));
    }

    /** It never came into the book, and no operation that may be under way can bring it there any more. */
    private boolean isTooLate(JobOrder order, LedgerTime now) {
        return !posted.contains(order.id()) && !now.isBefore(order.expiry().plusMillis(WorkerLimits.HELD_BACK_MILLIS));
    }

    // ---- work

    @Override
    public List<Work> work(LedgerTime now) {
        List.copyOf(orders.values()).stream()
                .filter(order -> isLeft(order) || isTooLate(order, now))
                .forEach(order -> end(order.id()));
        List<Work> work = new ArrayList<>();
        orders.values().stream()
                .filter(order -> !prepared.containsKey(order.id()) && now.isBefore(order.expiry()))
                .forEach(order -> work.add(new Work.Prepare(order)));
        for (Match match : matches.all()) {
            if (match.status() == MatchStatus.COMMITTED && !inspected.containsKey(match.id())) {
                orderOf(match).ifPresent(order -> work.add(new Work.Inspect(match, order)));
            } else if (match.status() == MatchStatus.DISPUTED
                    && !supplied.contains(match.id() + " " + match.lastCase().mediator())) {
                work.add(new Work.Supply(match, match.lastCase().mediator()));
            }
        }
        return work;
    }

    // ---- operations

    @Override
    public List<Intent> wants(LedgerTime now) {
        List<Intent> wants = new ArrayList<>();
        accepts(now).ifPresent(wants::add);
        for (Match match : matches.mostUrgentFirst()) {
            switch (match.status()) {
                case COMMITTED -> rejects(match).ifPresent(wants::add);
                case JUDGED -> contests(match).ifPresent(wants::add);
                default -> {
                    // others act
                }
            }
        }
        if (!matches.isNear(match -> match.status() == MatchStatus.COMMITTED, now)) {
            posts(now).ifPresent(wants::add);
            expired(now).ifPresent(wants::add);
            wallet.collect(needed(now).exceeds(wallet.purse())).map(Intent::of).ifPresent(wants::add);
        }
        return wants;
    }

    private Optional<Intent> accepts(LedgerTime now) {
        List<AcceptedResult> good = new ArrayList<>();
        for (Match match : matches.in(MatchStatus.COMMITTED)) {
            Fact.Inspected seen = inspected.get(match.id());
            Opening opening = seen == null || seen.complaint() != null ? null : seen.opening();
            if (opening != null
                    && !isDrawn(match)
                    && !isTwinAwaited(match, now)
                    && complaint(match).isEmpty()
                    && good.size() < ComputeLimit.ELEMENTS_PER_OPERATION.ceiling()) {
                good.add(new AcceptedResult(match.id(), opening, match.isAudited() ? secretOf(match) : null));
            }
        }
        return good.isEmpty() ? Optional.empty() : Optional.of(Intent.of(new ComputeCommand.AcceptResults(good)));
    }

    private Bytes secretOf(Match match) {
        return secrets.auditSecret(orderOf(match).orElseThrow().id());
    }

    private boolean isDrawn(Match match) {
        return match.isAudited()
                && Draw.isDrawn(
                        match.id(),
                        match.committed().commitment(),
                        secretOf(match),
                        match.job().offer().audit().rate());
    }

    /** Of a container nobody believes a complaint but one of its delivery; it is left unanswered then. */
    private Optional<Intent> rejects(Match match) {
        Fact.Inspected seen = inspected.get(match.id());
        if (seen == null || orderOf(match).isEmpty()) {
            return Optional.empty();
        }
        Optional<RejectReason> complaint = complaint(match);
        if (!match.isReproducible()
                && complaint.filter(reason -> reason.cause() == Cause.DELIVERY).isEmpty()) {
            return Optional.empty();
        }
        if (complaint.isEmpty() && !isDrawn(match)) {
            return Optional.empty();
        }
        RejectReason reason = complaint.orElse(RejectReason.AUDIT_DRAWN);
        @Nullable Bytes key = reason.cause() == Cause.DELIVERY
                ? secrets.resultKey(orderOf(match).orElseThrow().id())
                : null;
        return Optional.of(Intent.of(new ComputeCommand.RejectResult(match.id(), reason, key)));
    }

    // ---- the same job twice

    /** What its own look has shown, or that the same job has another result elsewhere: one of the two is wrong. */
    private Optional<RejectReason> complaint(Match match) {
        Fact.Inspected seen = inspected.get(match.id());
        if (seen == null || seen.complaint() != null) {
            return Optional.ofNullable(seen).map(Fact.Inspected::complaint);
        }
        Opening own = seen.opening();
        Opening other = twin(match)
                .map(found -> inspected.get(found.id()))
                .map(Fact.Inspected::opening)
                .orElse(own);
        boolean same = own == null
                || other == null
                || (own.status() == other.status()
                        && own.output().equals(other.output())
                        && own.instructions().equals(other.instructions()));
        return same ? Optional.empty() : Optional.of(RejectReason.WRONG_RESULTS);
    }

    /** The open match of the same job at another provider, once it has a result. */
    private Optional<Match> twin(Match match) {
        return twinOf(match)
                .flatMap(id -> matches.in(MatchStatus.COMMITTED).stream()
                        .filter(other -> orderOf(other)
                                .filter(order -> order.id().equals(id))
                                .isPresent())
                        .findFirst());
    }

    private Optional<Bytes> twinOf(Match match) {
        return orderOf(match)
                .flatMap(order -> Optional.ofNullable(order.checking().twin()));
    }

    /** Whether the same job may still bring a result elsewhere to compare with; not when there is no time to wait. */
    private boolean isTwinAwaited(Match match, LedgerTime now) {
        boolean runs = twinOf(match).filter(orders::containsKey).isPresent();
        boolean isThere =
                twin(match).filter(found -> inspected.containsKey(found.id())).isPresent();
        return runs && !isThere && !WorkerLimits.isLastLook(match.due(), now);
    }

    /** Contests what it knows to be wrong; lets all else stand, so that nobody has to wait for the time-out. */
    private Optional<Intent> contests(Match match) {
        Verdict verdict = match.standingVerdict();
        if (!match.concerned().contains(account)) {
            return Optional.empty();
        }
        if (isKnownWrong(match, verdict) && match.hasOtherJudge()) {
            return wallet.has(match.mediation())
                    ? Optional.of(Intent.of(new ComputeCommand.Appeal(match.id())))
                    : wallet.collect(true).map(Intent::of);
        }
        return match.concerned().size() == 1
                ? Optional.of(Intent.of(new ComputeCommand.AcceptVerdict(match.id())))
                : Optional.empty();
    }

    /** It has run the job itself and got another result, or has the delivery and it does not open. */
    private boolean isKnownWrong(Match match, Verdict verdict) {
        Fact.Inspected seen = inspected.get(match.id());
        RejectReason complaint = seen == null ? null : seen.complaint();
        return verdict != Verdict.RP
                && (complaint == RejectReason.WRONG_RESULTS
                        || complaint == RejectReason.TOO_MUCH_COST
                        || complaint == RejectReason.INVALID_STATUS);
    }

    private Optional<Intent> posts(LedgerTime now) {
        List<JobOffer> offers = new ArrayList<>();
        Money left = wallet.purse();
        for (JobOrder order : unposted(now)) {
            Money deposit = order.money().deposit();
            JobInputs inputs = prepared.get(order.id());
            if (inputs != null
                    && !deposit.exceeds(left)
                    && offers.size() < ComputeLimit.ELEMENTS_PER_OPERATION.ceiling()) {
                offers.add(order.offer(inputs, secrets));
                left = left.minus(deposit);
            }
        }
        return offers.isEmpty() ? Optional.empty() : Optional.of(Intent.of(new ComputeCommand.PostJobs(offers)));
    }

    private List<JobOrder> unposted(LedgerTime now) {
        return orders.values().stream()
                .filter(order -> prepared.containsKey(order.id()) && !posted.contains(order.id()))
                .filter(order -> now.isBefore(order.expiry()))
                .toList();
    }

    private Money needed(LedgerTime now) {
        return unposted(now).stream().map(order -> order.money().deposit()).reduce(Money.ZERO, Money::plus);
    }

    private Optional<Intent> expired(LedgerTime now) {
        return inBook.entrySet().stream()
                .filter(entry -> Optional.ofNullable(orders.get(entry.getKey()))
                        .filter(order -> !now.isBefore(order.expiry()))
                        .isPresent())
                .map(entry -> Intent.of(new ComputeCommand.WithdrawOffer(OfferKind.JOB, entry.getValue())))
                .findFirst();
    }

    // ---- what its owner asks

    /** Orders that have not ended, in the order in which they came. */
    public List<JobOrder> open() {
        return List.copyOf(orders.values());
    }

    /** Whether nothing more comes of an order. */
    public boolean ended(Bytes order) {
        return !orders.containsKey(order);
    }

    /** What it knows of its matches, each as it stands on the ledger. */
    public List<Match> matches() {
        return matches.all();
    }
}
