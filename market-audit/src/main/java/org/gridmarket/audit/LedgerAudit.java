package org.gridmarket.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.Contract;
import org.jspecify.annotations.Nullable;

/**
 * An audit of all blocks of a channel, from block 0 on: each transaction is carried out again ({@link Replay}), and each market
 * is held against its own word ({@link MarketAudit}). Not thread-safe.
 */
public final class LedgerAudit {
    private final Target target;
    private final List<AuditedMarket> markets;
    private final Replay replay;
    private final UnknownContracts unknown;
    private final List<String> withoutAudit;
    private final NavigableMap<String, String> rows = new TreeMap<>();
    private @Nullable Map<String, MarketFindings> found;

    /**
     * @param target the ledger whose blocks they are; signatures name it
     * @param contracts that the chaincode had
     * @param markets one for each of them; a contract that has none is told as not checked
     */
    public LedgerAudit(Target target, Contracts contracts, List<MarketAudit> markets) {
        this.target = target;
        this.markets = markets.stream().map(AuditedMarket::new).toList();
        this.replay = new Replay(contracts, target);
        this.unknown = new UnknownContracts(contracts);
        this.withoutAudit = contracts.contracts().stream()
                .map(Contract::name)
                .filter(name ->
                        markets.stream().noneMatch(market -> market.market().equals(name)))
                .toList();
    }

    /** Takes in the next block. */
    public void read(LedgerBlock block) {
        found = null;
        for (LedgerTransaction transaction : block.valid()) {
            if (unknown.isKnown(transaction)) {
                replay.read(block.number(), transaction);
            } else {
                unknown.read(block.number(), transaction);
            }
            transaction.writes().own().forEach((key, value) -> {
                if (value.isPresent()) {
                    rows.put(key, value.get());
                } else {
                    rows.remove(key);
                }
            });
            markets.forEach(market -> market.read(block.number(), transaction));
        }
    }

    /**
     * What each market's audit has found so far, by market. Found once after a block, however often it is asked for: some run
     * epochs or solve rounds again.
     */
    public Map<String, MarketFindings> findings() {
        Map<String, MarketFindings> known = found;
        if (known == null) {
            Map<String, MarketFindings> all = new LinkedHashMap<>();
            markets.forEach(market -> all.put(market.name(), market.findings(rows)));
            known = Collections.unmodifiableMap(all);
            found = known;
        }
        return known;
    }

    /** Whether something was checked, and all of it holds. */
    public boolean isClean() {
        return nothingChecked().isEmpty() && violations().isEmpty();
    }

    /**
     * Why these blocks prove nothing; empty when they do. Markets without any transaction, or that were only proposed, are as
     * they should be, as long as something of others could be checked; one that is founded, has transactions, and of which
     * nothing could be checked is not.
     */
    public Optional<String> nothingChecked() {
        if (replay.transactions() == 0) {
            return Optional.of("no valid transaction of " + target.chaincode());
        }
        Map<String, MarketFindings> all = findings();
        List<AuditedMarket> used =
                markets.stream().filter(market -> market.transactions() > 0).toList();
        boolean someFounded = used.stream().anyMatch(AuditedMarket::isFounded);
        return used.stream()
                .filter(market -> market.isFounded() || !someFounded)
                .flatMap(market -> Stream.ofNullable(all.get(market.name()))
                        .flatMap(found -> Stream.ofNullable(found.nothingChecked())))
                .findFirst()
                .map(why -> why + " in " + replay.transactions() + " transactions of " + target.chaincode());
    }

    /** What does not hold, with its place; nothing when all does. The first transaction that is not the kernel's comes first. */
    public List<String> violations() {
        List<String> all = new ArrayList<>();
        replay.difference().ifPresent(difference -> all.add(placeOf(difference) + ": " + difference));
        all.addAll(unknown.offences());
        findings().values().forEach(found -> all.addAll(found.violations()));
        return List.copyOf(all);
    }

    /** In the words of the market whose function it is. */
    private String placeOf(Replay.Difference difference) {
        String contract = UnknownContracts.contractOf(difference.transaction());
        return markets.stream()
                .filter(market -> market.name().equals(contract))
                .findFirst()
                .map(market -> market.placeOf(difference.about()))
                .orElse(contract);
    }

    /** What is taken on trust, a sentence each. */
    public List<String> notChecked() {
        List<String> all = new ArrayList<>(unknown.notChecked());
        withoutAudit.forEach(contract ->
                all.add("what " + contract + " says of itself, besides that its transactions come out the same again"));
        findings().forEach((market, found) -> {
            if (found.nothingChecked() != null) {
                all.add("nothing of " + market + ": " + found.nothingChecked());
            }
            all.addAll(found.notChecked());
        });
        return List.copyOf(all);
    }

    /** What the transactions cost when they were carried out again. */
    public CostTable costs() {
        return replay.costs();
    }

    /** The world state, by key, as the transactions have written it. */
    public NavigableMap<String, String> rows() {
        return Collections.unmodifiableNavigableMap(rows);
    }

    /** {@code audit --report}, without the time it took. What was not checked is null, never true. */
    public Map<String, @Nullable Object> keys() {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("transactions", replay.transactions());
        findings()
                .values()
                .forEach(found -> found.figures().forEach((name, figure) -> {
                    if (keys.containsKey(name)) {
                        throw new IllegalStateException("two markets call a figure " + name);
                    }
                    keys.put(name, figure);
                }));
        keys.put("replayed", nothingChecked().isEmpty() ? replay.difference().isEmpty() : null);
        keys.put("first_violation", violations().stream().findFirst().orElse(null));
        return keys;
    }
}
