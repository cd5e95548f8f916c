package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.CertificateCheck;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.operation.StoredValues;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;

/**
 * Audits a whole ledger against {@link EnergyGuarantee}s: the events tell what has happened, the state what there is, and the two
 * must agree. Takes events in ledger order and may be asked after each transaction. Not thread-safe.
 */
public final class EnergyGuarantees {
    private static final int ACCOUNTS_REMEMBERED = 512;

    private final Set<Round> certifiedRounds = new HashSet<>();
    private final Chronicle chronicle = new Chronicle();
    private final List<Violation> violations = new ArrayList<>();
    private final TradeAudit trades = new TradeAudit(chronicle, violations::add);
    private final NavigableMap<Round, List<OpenOffer>> instances = new TreeMap<>();
    private final NavigableMap<Round, ObjectiveValue> candidates = new TreeMap<>();
    private final Map<String, Account> read = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > ACCOUNTS_REMEMBERED;
        }
    };

    /** Takes in the next event of the ledger. */
    public void apply(EnergyEvent event) {
        chronicle.apply(event);
        switch (event) {
            case EnergyEvent.Finalised done -> trades.audit(done);
            case EnergyEvent.SolutionAccepted accepted -> checkBetter(accepted);
            default -> {
                // audited with the state
            }
        }
    }

    private void checkBetter(EnergyEvent.SolutionAccepted accepted) {
        ObjectiveValue before = candidates.getOrDefault(accepted.round(), ObjectiveValue.NOTHING);
        MarketCalendar calendar = chronicle.view().calendar().orElseThrow();
        int comparison = accepted.value().compare(before, calendar.objective());
        boolean provesMore = accepted.certified() && !certifiedRounds.contains(accepted.round()) && isProved(accepted);
        if (comparison < 0 || (comparison == 0 && !provesMore)) {
            violations.add(new Violation(
                    EnergyGuarantee.G7, "round " + accepted.round() + ": " + accepted.value() + " replaced " + before));
        }
        candidates.put(accepted.round(), accepted.value());
        if (accepted.certified()) {
            certifiedRounds.add(accepted.round());
        }
    }

    private boolean isProved(EnergyEvent.SolutionAccepted accepted) {
        Certificate certificate = accepted.certificate();
        return certificate != null
                && CertificateCheck.check(chronicle.view().instance(accepted.round()), accepted.value(), certificate)
                        .orThrow()
                        .isZero();
    }

    /**
     * Audits the state that the events so far have led to.
     *
     * @param rows the committed state
     * @param digests of the state of each peer that is up to date
     * @return what is broken since the last audit; nothing when all is well
     */
    public List<Violation> check(NavigableMap<String, String> rows, List<Bytes> digests) {
        MarketState state = new MarketState(rows);
        new AccountAudit(chronicle, state, read, violations::add).run();
        checkInstance();
        checkCandidates(state);
        if (digests.stream().distinct().count() > 1) {
            violations.add(new Violation(SharedGuarantee.G12, "peers hold states " + digests));
        }
        List<Violation> found = List.copyOf(violations);
        violations.clear();
        return found;
    }

    private void checkInstance() {
        Optional<Round> open = chronicle.view().solvableRound();
        if (open.isEmpty() || !violations.isEmpty()) {
            return; // no round yet; or something is broken already, and then there may be no instance at all
        }
        RoundInstance instance = chronicle.view().instance(open.get());
        List<OpenOffer> before = instances.putIfAbsent(open.get(), instance.offers());
        if (before != null && !before.equals(instance.offers())) {
            violations.add(new Violation(EnergyGuarantee.G6, "the instance of round " + open.get() + " has changed"));
        }
        instances.headMap(open.get(), false).clear();
    }

    private void checkCandidates(MarketState state) {
        for (Map.Entry<Round, StoredValues.Candidate> entry : state.candidates().entrySet()) {
            ObjectiveValue told = candidates.get(entry.getKey());
            if (!entry.getValue().value().equals(told)) {
                violations.add(new Violation(
                        EnergyGuarantee.G7,
                        "round " + entry.getKey() + " has candidate "
                                + entry.getValue().value() + ", told was " + told));
            }
        }
    }

    /** How many intervals have become final. */
    public long finalIntervals() {
        return chronicle.finals().size();
    }

    /** How many trades have become final, and their energy; for reports. */
    public long finalTrades() {
        return chronicle.finals().values().stream().mapToLong(List::size).sum();
    }

    public long finalEnergyWh() {
        return chronicle.finals().values().stream()
                .flatMap(List::stream)
                .mapToLong(trade -> trade.energy().wh())
                .sum();
    }
}
