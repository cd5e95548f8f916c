package org.gridmarket.testkit.compute;

import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;

/** What an account has anywhere: in its purse, in payouts that wait, in its offers, and as stakes in matches. */
final class Worth {
    private final AccountKey account;
    private final SortedMap<String, String> rows;

    private Worth(AccountKey account, SortedMap<String, String> rows) {
        this.account = account;
        this.rows = rows;
    }

    static Money of(AccountKey account, SortedMap<String, String> rows) {
        Worth worth = new Worth(account, rows);
        return new Money(worth.sum(
                        Keys.of("purse.balance", account),
                        PurseState.Balance.class,
                        balance -> balance.amount().micro())
                + worth.sum(
                        Keys.of("purse.payout", account),
                        PurseState.Payout.class,
                        payout -> payout.amount().micro())
                + worth.sum("compute.job", Job.class, worth::inJob)
                + worth.sum("compute.resource", Resource.class, worth::inResource)
                + worth.sum("compute.note", Note.class, worth::inNote)
                + worth.sum("compute.match", Match.class, worth::inMatch));
    }

    private <V> long sum(String from, Class<V> type, ToLongFunction<V> amount) {
        RecordCodec<V> codec = RecordCodec.of(type);
        return rows.subMap(from, from + (char) ('~' + 1)).values().stream()
                .mapToLong(text -> amount.applyAsLong(codec.read(text)))
                .sum();
    }

    private long inJob(Job job) {
        return own(job.owner(), job.offer().money().deposit());
    }

    private long inResource(Resource resource) {
        return own(resource.owner(), resource.offer().deposit());
    }

    private long inNote(Note note) {
        return own(note.owner(), note.offer().stake());
    }

    private long inMatch(Match match) {
        long cases = match.cases().stream().mapToLong(this::inCase).sum();
        AccountKey appellant = match.appellant();
        return inJob(match.job())
                + inResource(match.resource())
                + inNote(match.directoryNote())
                + cases
                + (appellant == null ? 0 : own(appellant, match.mediation()));
    }

    private long inCase(Case one) {
        return own(one.mediator(), one.stake());
    }

    private long own(AccountKey owner, Money amount) {
        return owner.equals(account) ? amount.micro() : 0;
    }
}
