package org.gridmarket.worker.compute.mediator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.MatchReplica;
import org.gridmarket.worker.compute.role.NoteKeeping;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.work.InputFetching;

/**
 * The mediator: keeps notes in the book, runs what is disputed when it is its turn, takes cases that others left, and shows
 * openings for providers that are silent. It says UNDECIDED rather than nothing: silence costs its whole stake.
 */
public final class Mediator implements Role {
    private final AccountKey account;
    private final MatchReplica matches;
    private final Wallet wallet;
    private final NoteKeeping notes;
    private final Map<MatchId, RunReport> reports = new HashMap<>();
    private final Map<MatchId, Opening> openings = new HashMap<>();

    /**
     * @param count how many notes it keeps, each for one match at a time
     * @param note what each says, from now on
     */
    public Mediator(AccountKey account, int count, Function<LedgerTime, NoteOffer> note) {
        this.account = account;
        this.matches = new MatchReplica(this::concerns);
        this.wallet = new Wallet(account);
        this.notes = new NoteKeeping(account, count, note, wallet);
    }

    /** Those that it has a case of, or could take. */
    private boolean concerns(Match match) {
        return match.cases().getFirst().mediator().equals(account)
                || match.otherJudges().contains(account);
    }

    @Override
    public void hear(Record event) {
        switch (event) {
            case ComputeEvent told -> {
                notes.hear(told);
                matches.hear(told);
                if (told instanceof ComputeEvent.MatchClosed closed) {
                    reports.remove(closed.match());
                    openings.remove(closed.match());
                }
            }
            case PurseEvent told -> wallet.hear(told);
            default -> {
                // of other contracts
            }
        }
    }

    @Override
    public void learn(Fact fact) {
        switch (fact) {
            case Fact.Reran(var match, var report) -> reports.put(match, report);
            case Fact.OpeningFound(var match, var opening) -> openings.put(match, opening);
            default -> {
                // another role's
            }
        }
    }

    private boolean isTurn(Match match) {
        return match.status() == MatchStatus.DISPUTED
                && match.lastCase().mediator().equals(account)
                && match.lastCase().run() == null;
    }

    // ---- work

    @Override
    public List<Work> work(LedgerTime now) {
        List<Work> work = new ArrayList<>();
        for (Match match : matches.all()) {
            if (isTurn(match) && !reports.containsKey(match.id())) {
                work.add(new Work.Rerun(match, WorkerLimits.isLastLook(match.due(), now)));
            } else if (isAwaitedHere(match, now) && !openings.containsKey(match.id())) {
                work.add(new Work.FindOpening(match));
            }
        }
        return work;
    }

    /** The provider has had most of the time to show it itself. */
    private boolean isAwaitedHere(Match match, LedgerTime now) {
        long share = match.windows().reveal().count() / WorkerLimits.REVEAL_SHARE;
        LedgerTime from = match.due().plusMillis(-match.windows().reveal().count() + share);
        return match.status() == MatchStatus.AWAITING_OPENING
                && match.lastCase().mediator().equals(account)
                && !now.isBefore(from);
    }

    // ---- operations

    @Override
    public List<Intent> wants(LedgerTime now) {
        List<Intent> wants = new ArrayList<>();
        for (Match match : matches.mostUrgentFirst()) {
            ofMatch(match, now).ifPresent(wants::add);
        }
        if (!matches.isNear(this::isTurn, now)) {
            wants.addAll(notes.wants(now));
        }
        return wants;
    }

    private Optional<Intent> ofMatch(Match match, LedgerTime now) {
        return switch (match.status()) {
            case DISPUTED -> isTurn(match) ? report(match, now) : Optional.empty();
            case AWAITING_OPENING ->
                Optional.ofNullable(openings.get(match.id()))
                        .map(opening -> Intent.of(new ComputeCommand.RevealResult(match.id(), opening)));
            case SEEKING -> take(match, now);
            default -> Optional.empty();
        };
    }

    private Optional<Intent> report(Match match, LedgerTime now) {
        RunReport report = reports.get(match.id());
        if (report == null && !WorkerLimits.isLate(match.due(), now)) {
            return Optional.empty();
        }
        RunReport told = report == null ? new RunReport.Undecided() : report;
        return Optional.of(Intent.of(new ComputeCommand.PostRun(match.id(), told)));
    }

    private Optional<Intent> take(Match match, LedgerTime now) {
        int turn = match.otherJudges().indexOf(account);
        LedgerTime sought = match.due().plusMillis(-match.windows().take().count());
        if (turn < 0 || now.isBefore(sought.plusMillis(turn * WorkerLimits.TURN_MILLIS))) {
            return Optional.empty();
        }
        return wallet.has(match.caseStake())
                ? Optional.of(Intent.of(new ComputeCommand.TakeCase(match.id())))
                : wallet.collect(true).map(Intent::of);
    }

    // ---- what others may give it

    /**
     * Whether an object belongs to a case of its that it still has to run and comes from job creator or provider of that match;
     * it takes nothing else, from nobody else, and no more bytes than the object has.
     */
    public boolean takes(AccountKey caller, Bytes hash, ByteCount size, Function<Bytes, Optional<Bytes>> objects) {
        return matches.all().stream()
                .filter(this::isTurn)
                .filter(match ->
                        match.creator().equals(caller) || match.provider().equals(caller))
                .anyMatch(match ->
                        belongs(hash, size, match.job().offer().inputs().manifest(), objects));
    }

    /** A manifest that is none may be as long as an object: its run has a status all the same. */
    private static boolean belongs(
            Bytes hash, ByteCount size, Bytes manifest, Function<Bytes, Optional<Bytes>> objects) {
        if (hash.equals(manifest)) {
            return size.count() <= DirectoryLimits.OBJECT_BYTES;
        }
        return objects.apply(manifest)
                .flatMap(InputFetching::manifest)
                .map(Manifest::layers)
                .filter(layers ->
                        layers.stream().anyMatch(layer -> layer.hash().equals(hash) && !size.exceeds(layer.size())))
                .isPresent();
    }

    /** What it knows of its matches, each as it stands on the ledger. */
    public List<Match> matches() {
        return matches.all();
    }
}
