package org.gridmarket.check.compute;

import static org.gridmarket.check.ledger.Rows.has;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.LedgerState;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.operation.ComputeContract;
import org.gridmarket.kernel.compute.operation.ComputeMoney;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.OneMatch;
import org.gridmarket.testkit.purse.ClosedDoor;

/**
 * One match and its result: committed by two operations, declined, accepted, rejected, timed out, with one transaction held
 * back. Moments: just matched; the provider's time is over, with its grace; so is that of a job creator whose result was
 * committed at the start. What was signed at the start names a period that is sealed from moment 1 on.
 */
final class MatchScope {
    private static final int PROVIDER_OVER = 1;
    private static final int CREATOR_OVER = 2;

    private MatchScope() {}

    static ContractCode contracts() {
        SignatureCheck signatures = remembered();
        return Contracts.of(List.of(
                new ClockContract(),
                new PurseContract(signatures, new ClosedDoor()),
                new ComputeContract(signatures, new PinnedX25519())))::execute;
    }

    /** The same signatures are asked for in every state. */
    private static SignatureCheck remembered() {
        PinnedEd25519 pinned = new PinnedEd25519();
        Map<List<Object>, Boolean> known = new HashMap<>();
        return (signer, message, signature) -> known.computeIfAbsent(
                List.of(signer, message, signature), asked -> pinned.isGood(signer, message, signature));
    }

    static ContractScope scope() {
        OneMatch one = OneMatch.matched();
        MatchId id = one.id();
        Match match = one.ledger().match(id);
        LedgerTime start = one.ledger().now();
        Clock clock = one.ledger().ledger().clock();
        List<LedgerTime> moments = List.of(
                start,
                match.windows().grace().after(match.due()),
                match.windows().grace().after(match.windows().react().after(start)));
        long money = total(one.ledger().ledger().rows());
        return new ContractScope(
                "compute",
                one.ledger().ledger().ledger().state(),
                ClockedLedger.TARGET,
                moments,
                commands(one, clock, moments),
                Map.ofEntries(
                        named("closed", state -> !has("compute.match", id).test(state)),
                        named("disputed", status(id, MatchStatus.DISPUTED)),
                        named("mediated", row(Match.class, found -> found.dispute() != null, "compute.match", id)),
                        named(
                                "rejected",
                                row(
                                        Match.class,
                                        found -> found.dispute() != null
                                                && found.dispute().reason() != null,
                                        "compute.match",
                                        id)),
                        named("provider-over", state -> state.moment() >= PROVIDER_OVER),
                        named("creator-over", state -> state.moment() >= CREATOR_OVER),
                        named("minted", state -> total(state.rows()) > money),
                        named("lost", state -> total(state.rows()) < money)),
                faults(moments));
    }

    private static Predicate<LedgerState> status(MatchId id, MatchStatus status) {
        return row(Match.class, found -> found.status() == status, "compute.match", id);
    }

    private static List<Command> commands(OneMatch one, Clock clock, List<LedgerTime> moments) {
        MatchId id = one.id();
        LedgerPeriod last = clock.at(moments.getFirst()).next();
        ComputeCommand.CommitResults commit = one.committing(ComputeExamples.RIGHT);
        ComputeCommand.AcceptResults accept = new ComputeCommand.AcceptResults(
                List.of(new AcceptedResult(id, ComputeExamples.RIGHT, ComputeExamples.SECRET)));
        return List.of(
                signed("commit(a)", Cast.RP, 801, commit, last, true),
                signed("commit(b)", Cast.RP, 802, commit, last, false),
                signed("decline", Cast.RP, 803, new ComputeCommand.Decline(id, DeclineReason.DECLINED), last, false),
                signed("accept", Cast.JC, 804, accept, last, false),
                signed(
                        "reject",
                        Cast.JC,
                        805,
                        new ComputeCommand.RejectResult(id, RejectReason.WRONG_RESULTS, null),
                        last,
                        true),
                expire("expire(1)", id, clock.at(moments.get(PROVIDER_OVER)), true),
                expire("expire(2)", id, clock.at(moments.get(CREATOR_OVER)), false),
                seal("seal(0)", last),
                seal("seal(1)", clock.at(moments.get(PROVIDER_OVER))));
    }

    private static List<PortFault> faults(List<LedgerTime> moments) {
        return List.of(
                new PortFault.Unwatched("compute.match"),
                new PortFault.Unwatched("clock.seal"),
                new PortFault.Unwritten("purse.payout"),
                new PortFault.Backdated("compute:expire", moments.get(PROVIDER_OVER)),
                new PortFault.Backdated("compute:expire", moments.get(CREATOR_OVER)));
    }

    private static Command signed(
            String label, Cast party, int operation, ComputeCommand.Signed command, LedgerPeriod last, boolean held) {
        String function = ComputeFunctions.NAMES.of(command);
        var submission =
                ClockedLedger.signed(party.keys(), function, ClockedLedger.operation(operation), last, command);
        return new Command(label, function, RecordCodec.text(submission), ClockedLedger.COOPERATIVE, held);
    }

    private static Command expire(String label, MatchId id, LedgerPeriod last, boolean held) {
        ComputeCommand.Expire command = new ComputeCommand.Expire(id, last);
        return new Command(
                label, ComputeFunctions.NAMES.of(command), RecordCodec.text(command), ClockedLedger.COOPERATIVE, held);
    }

    private static Command seal(String label, LedgerPeriod period) {
        ClockCommand.SealPeriod command = new ClockCommand.SealPeriod(period);
        return new Command(
                label, ClockFunctions.NAMES.of(command), RecordCodec.text(command), ClockedLedger.COOPERATIVE, false);
    }

    /** µ in purses, payouts, offers and matches. */
    private static long total(NavigableMap<String, String> rows) {
        return new ComputeMoney().heldIn(rows).micro()
                + sum(rows, "purse.balance", PurseState.Balance.class, PurseState.Balance::amount)
                + sum(rows, "purse.payout", PurseState.Payout.class, PurseState.Payout::amount);
    }

    private static <V> long sum(
            NavigableMap<String, String> rows, String table, Class<V> type, Function<V, Money> amount) {
        RecordCodec<V> codec = RecordCodec.of(type);
        return rows.subMap(table + '~', Keys.after(table)).values().stream()
                .mapToLong(text -> amount.apply(codec.read(text)).micro())
                .sum();
    }
}
