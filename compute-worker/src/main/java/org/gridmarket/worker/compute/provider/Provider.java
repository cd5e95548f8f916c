package org.gridmarket.worker.compute.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchMoment;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Verdict;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.MatchReplica;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;

/**
 * The resource provider: keeps its machines in the book, runs what is matched, commits, shows what it has committed to when a
 * run is there, contests verdicts against what it has run itself. What it cannot finish in time it gives back, which costs the
 * fees; silence would cost the estimate (compute-market, Money).
 */
public final class Provider implements Role {
    private final AccountKey account;
    private final int machines;
    private final Function<LedgerTime, ResourceOffer> offer;
    private final MatchReplica matches;
    private final Wallet wallet;
    private final Map<MatchId, Fact.Produced> produced = new HashMap<>();
    private final Map<MatchId, DeclineReason> failed = new HashMap<>();
    private final Set<String> supplied = new HashSet<>();
    private final Map<OfferId, LedgerTime> inBook = new HashMap<>();

    /**
     * @param machines how many offers it keeps, each for one job at a time
     * @param offer what each offers, from now on
     */
    public Provider(AccountKey account, int machines, Function<LedgerTime, ResourceOffer> offer) {
        this.account = account;
        this.machines = machines;
        this.offer = offer;
        this.matches = new MatchReplica(match -> match.provider().equals(account));
        this.wallet = new Wallet(account);
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
        matches.hear(event);
        switch (event) {
            case ComputeEvent.ResourcePosted(var resource) -> {
                if (resource.owner().equals(account)) {
                    inBook.put(resource.id(), resource.offer().expiry());
                }
            }
            case ComputeEvent.Matched(var match) ->
                inBook.remove(match.resource().id());
            case ComputeEvent.OfferGone(var kind, var id) -> inBook.remove(id);
            case ComputeEvent.MatchClosed closed -> {
                produced.remove(closed.match());
                failed.remove(closed.match());
            }
            default -> {
                // the replica has it
            }
        }
    }

    @Override
    public void learn(Fact fact) {
        switch (fact) {
            case Fact.Produced done -> produced.put(done.match(), done);
            case Fact.Failed(var match, var reason) -> failed.put(match, reason);
            case Fact.Supplied(var match, var mediator) -> supplied.add(match + " " + mediator);
            default -> {
                // another role's
            }
        }
    }

    // ---- work

    @Override
    public List<Work> work(LedgerTime now) {
        List<Work> work = new ArrayList<>();
        for (Match match : matches.all()) {
            if (match.status() == MatchStatus.MATCHED) {
                if (!produced.containsKey(match.id())
                        && !failed.containsKey(match.id())
                        && !WorkerLimits.isLate(match.due(), now)) {
                    work.add(new Work.Produce(match));
                }
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
        commits(now).ifPresent(wants::add);
        for (Match match : matches.mostUrgentFirst()) {
            ofMatch(match, now).ifPresent(wants::add);
        }
        if (!matches.isNear(match -> match.status() == MatchStatus.MATCHED, now)) {
            wants.addAll(ofOffers(now));
        }
        return wants;
    }

    private List<Intent> ofOffers(LedgerTime now) {
        List<Intent> wants = new ArrayList<>();
        ResourceOffer next = offer.apply(now);
        boolean isShort = wanted() > 0 && !wallet.has(next.deposit());
        wallet.collect(isShort).map(Intent::of).ifPresent(wants::add);
        expired(now).ifPresent(wants::add);
        if (wanted() > 0 && !isShort) {
            wants.add(Intent.of(new ComputeCommand.PostResources(List.of(next))));
        }
        return wants;
    }

    private int wanted() {
        return machines - inBook.size() - matches.all().size();
    }

    /** Commits what is ready; a result that comes too late is given back. */
    private Optional<Intent> commits(LedgerTime now) {
        List<CommittedResult> ready = matches.in(MatchStatus.MATCHED).stream()
                .filter(match -> now.isBefore(match.due()))
                .flatMap(match -> Optional.ofNullable(produced.get(match.id())).stream())
                .limit(ComputeLimit.ELEMENTS_PER_OPERATION.ceiling())
                .map(done -> new CommittedResult(done.match(), done.result(), done.receipt()))
                .toList();
        return ready.isEmpty() ? Optional.empty() : Optional.of(Intent.of(new ComputeCommand.CommitResults(ready)));
    }

    private Optional<Intent> ofMatch(Match match, LedgerTime now) {
        return switch (match.status()) {
            case MATCHED -> declined(match, now);
            case COMMITTED ->
                !match.isAudited() && new MatchMoment(match, now).isOver() ? revealed(match) : Optional.empty();
            case AWAITING_OPENING -> revealed(match);
            case JUDGED -> contested(match);
            default -> Optional.empty();
        };
    }

    private Optional<Intent> declined(Match match, LedgerTime now) {
        boolean isReady = produced.containsKey(match.id());
        DeclineReason reason = failed.get(match.id());
        if (isReady || !now.isBefore(match.due()) || (reason == null && !WorkerLimits.isLate(match.due(), now))) {
            return Optional.empty();
        }
        return Optional.of(
                Intent.of(new ComputeCommand.Decline(match.id(), reason == null ? DeclineReason.TOO_SLOW : reason)));
    }

    private Optional<Intent> revealed(Match match) {
        return Optional.ofNullable(produced.get(match.id()))
                .map(done -> Intent.of(new ComputeCommand.RevealResult(match.id(), done.opening())));
    }

    /** It has run the job itself: whoever says otherwise is wrong, and so is who does not know. */
    private Optional<Intent> contested(Match match) {
        Verdict verdict = match.standingVerdict();
        boolean against = verdict == Verdict.RP || verdict == Verdict.NOBODY;
        boolean may = against && produced.containsKey(match.id()) && match.hasOtherJudge();
        if (!may) {
            return Optional.empty();
        }
        return wallet.has(match.mediation())
                ? Optional.of(Intent.of(new ComputeCommand.Appeal(match.id())))
                : wallet.collect(true).map(Intent::of);
    }

    private Optional<Intent> expired(LedgerTime now) {
        return inBook.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue()))
                .map(entry -> Intent.of(new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, entry.getKey())))
                .findFirst();
    }

    /** What it knows of its matches, each as it stands on the ledger. */
    public List<Match> matches() {
        return matches.all();
    }
}
