package org.gridmarket.worker.compute.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.solver.compute.ComputeBook;
import org.gridmarket.solver.compute.ComputeMatcher;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;

/**
 * The solver: proposes what {@link ComputeMatcher} finds in the book, the most urgent first. It looks again when the book has
 * changed, and now and then, since what was too early or taken may fit by now.
 */
public final class Solver implements Role {
    /** So often it looks although nothing has changed, ms. */
    private static final long AGAIN_MILLIS = 30_000;

    private final AccountKey account;
    private final Clock clock;
    private final ComputeBook book = new ComputeBook();
    private final Wallet wallet;
    private final List<ProposedTerms> agreed = new ArrayList<>();
    private boolean changed;
    private List<ProposedMatch> proposals = List.of();
    private LedgerTime looked = new LedgerTime(0);

    public Solver(AccountKey account, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.wallet = new Wallet(account);
    }

    @Override
    public void hear(Record event) {
        switch (event) {
            case ComputeEvent told -> {
                book.apply(told);
                if (told instanceof ComputeEvent.ComputeTermsAgreed(var terms)) {
                    agreed.add(terms);
                }
                changed = true;
            }
            case PurseEvent told -> wallet.hear(told);
            default -> {
                // of other contracts
            }
        }
    }

    @Override
    public void learn(Fact fact) {
        // a solver has nothing to remember: the book is on the ledger
    }

    @Override
    public List<Work> work(LedgerTime now) {
        return List.of();
    }

    /** Those that hold in this period: of the last agreement that has begun. */
    private Optional<ComputeTerms> terms(LedgerTime now) {
        LedgerPeriod period = clock.at(now);
        return agreed.reversed().stream()
                .filter(terms -> !terms.from().isAfter(period.asInterval()))
                .map(terms -> terms.changes().getFirst())
                .findFirst();
    }

    @Override
    public List<Intent> wants(LedgerTime now) {
        List<Intent> wants = new ArrayList<>();
        terms(now).ifPresent(terms -> look(terms, now));
        if (!proposals.isEmpty()) {
            int most = Math.min(proposals.size(), ComputeLimit.ELEMENTS_PER_OPERATION.ceiling());
            wants.add(Intent.of(new ComputeCommand.PostMatches(proposals.subList(0, most))));
        }
        wallet.collect(false).map(Intent::of).ifPresent(wants::add);
        return wants;
    }

    private void look(ComputeTerms terms, LedgerTime now) {
        if (changed || !now.isBefore(looked.plusMillis(AGAIN_MILLIS))) {
            proposals = ComputeMatcher.match(book, terms, account, now);
            looked = now;
            changed = false;
        }
    }
}
