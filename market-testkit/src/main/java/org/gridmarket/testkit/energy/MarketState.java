package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.contest.SolverTurns;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.operation.StoredValues;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;

/** Reads the energy market's rows from a copy of the world state; names of tables as in the kernel's EnergyState. */
public final class MarketState {
    private final NavigableMap<String, String> rows;

    public MarketState(NavigableMap<String, String> rows) {
        this.rows = rows;
    }

    public Account account(AccountKey key) {
        return Optional.ofNullable(rows.get(Keys.of("account", key)))
                .map(RecordCodec.of(Account.class)::read)
                .orElse(Account.empty(key, null));
    }

    /** Canonical text of each account, by key. */
    public SortedMap<String, String> accounts() {
        return table("account");
    }

    /** Money that waits to be collected, over all accounts. */
    public Money waiting() {
        return table("booking").values().stream()
                .map(text ->
                        RecordCodec.of(StoredValues.Booking.class).read(text).amount())
                .reduce(Money.ZERO, Money::plus);
    }

    /** The keys of what accounts have lent to mixes. */
    public Set<String> lenders() {
        return table("mixjoin").keySet();
    }

    public boolean isSealed(Round round) {
        return rows.containsKey(Keys.of("sealed", round));
    }

    public Optional<StoredValues.Candidate> candidate(Round round) {
        return Optional.ofNullable(rows.get(Keys.of("candidate", round)))
                .map(RecordCodec.of(StoredValues.Candidate.class)::read);
    }

    /** The candidates there are, by round. */
    public SortedMap<Round, StoredValues.Candidate> candidates() {
        SortedMap<Round, StoredValues.Candidate> byRound = new TreeMap<>();
        table("candidate")
                .forEach((key, text) -> byRound.put(
                        new Round(Keys.indexSegment(key, 1)),
                        RecordCodec.of(StoredValues.Candidate.class).read(text)));
        return byRound;
    }

    public boolean isSettled(Interval t) {
        return rows.containsKey(Keys.of("settled", t));
    }

    public boolean isSwept(Interval t) {
        return Optional.ofNullable(rows.get(Keys.of("swept")))
                .map(RecordCodec.of(StoredValues.SweptUpTo.class)::read)
                .filter(swept -> !t.isAfter(swept.last()))
                .isPresent();
    }

    /** The last interval that a meter has billed. */
    public Optional<Interval> billedUpTo(MeterId meter) {
        return Optional.ofNullable(rows.get(Keys.of("billed", meter)))
                .map(text -> RecordCodec.of(StoredValues.BilledCycle.class)
                        .read(text)
                        .last());
    }

    /** How many uploads a solver has begun in a round, and so the number of the next one. */
    public int uploads(Round round, AccountKey solver) {
        return Optional.ofNullable(rows.get(Keys.of("turns", round, solver)))
                .map(text -> RecordCodec.of(SolverTurns.class).read(text).uploads())
                .orElse(0);
    }

    /** How many rows a table has. */
    public int size(String table) {
        return table(table).size();
    }

    /** The names of the tables that have rows. */
    public List<String> tables() {
        List<String> names = new ArrayList<>();
        rows.keySet().forEach(key -> {
            String name = key.contains("~") ? key.substring(0, key.indexOf('~')) : key;
            if (names.isEmpty() || !names.getLast().equals(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private SortedMap<String, String> table(String name) {
        return rows.subMap(name + "~", Keys.after(name));
    }
}
