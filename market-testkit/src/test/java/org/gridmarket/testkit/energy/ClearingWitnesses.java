package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.R2;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.energy.Witnesses.offered;
import static org.gridmarket.testkit.energy.Witnesses.paying;

import java.util.List;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.GroupDual;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.clearing.TradePacking;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of rounds and solutions; those of single trades are in SolutionVerifierTest. */
final class ClearingWitnesses {
    private static final int SOLVER = Founding.FIRST_SOLVER;
    private static final AccountKeyPair SOLVER_KEYS = EnergyExamples.keyPair(SOLVER);

    private ClearingWitnesses() {}

    static void addTo(RejectionTable table) {
        standing(table);
        quality(table);
        certificates(table);
        parts(table);
        commitments(table);
        rounds(table);
    }

    private static void standing(RejectionTable table) {
        table.row(ContestRejection.NOT_A_SOLVER, "a home solves", () -> {
                    var offered = offered();
                    return offered.market().solve(1, R1, offered.trade(1));
                })
                .row(CalendarRejection.ROUND_NOT_OPEN, "the round is not open yet", () -> {
                    var offered = offered();
                    return offered.market().solve(SOLVER, R2, offered.trade(1));
                })
                .row(CalendarRejection.ROUND_SEALED, "a clock that is behind meets a closed round", () -> {
                    var offered = offered();
                    offered.market().close(R1);
                    offered.market().goTo(offered.market().now().plusMillis(-1_000));
                    return offered.market().solve(SOLVER, R1, offered.trade(1));
                })
                .row(CalendarRejection.EARLIER_NOT_FINAL, "the interval before is not final", () -> {
                    MarketOnLedger market = Founding.market();
                    market.close(R0);
                    return market.solve(SOLVER, R1, EnergyExamples.trade(1, 2, T1, 1));
                });
    }

    private static void quality(RejectionTable table) {
        table.row(
                        ContestRejection.SOLUTION_EMPTY,
                        "there is no trade in it",
                        () -> offered().market().solve(SOLVER, R1))
                .row(
                        ContestRejection.SOLUTION_TOO_LARGE,
                        "it should come in parts",
                        () -> offered().market().run(SOLVER_KEYS, new EnergyCommand.PostSolution(huge())))
                .row(
                        ContestRejection.OFFER_NOT_IN_INSTANCE,
                        "an offer is from nowhere",
                        () -> offered().market().solve(SOLVER, R1, EnergyExamples.trade(1, 2, T1, 1)))
                .row(ContestRejection.OFFER_EXCEEDED, "more is sold than offered", () -> {
                    var offered = offered();
                    return offered.market().solve(SOLVER, R1, offered.trade(501));
                })
                .row(ContestRejection.NOT_BETTER, "the candidate is as good", () -> {
                    var offered = offered();
                    offered.market().solve(SOLVER, R1, offered.trade(100)).orThrow();
                    return offered.market().solve(Founding.SECOND_SOLVER, R1, offered.trade(100));
                })
                .row(ContestRejection.NOT_BETTER, "what is carried over is as good", () -> {
                    MarketOnLedger market = Founding.market();
                    market.withdraw(1, T2, 500, 0);
                    market.withdraw(3, T2, 0, 500);
                    market.buyCredit(3, 1_000_000);
                    var sell = market.post(1, B0, MarketOnLedger.selling(500, T2));
                    var buy = market.post(3, B0, MarketOnLedger.buying(500, T2));
                    market.advanceThrough(B0);
                    Trade later = new Trade(sell, buy, T2, Energy.ofWh(400));
                    market.solve(SOLVER, R1, later).orThrow();
                    market.advanceThrough(T1);
                    return market.solve(SOLVER, R2, later);
                })
                .row(ContestRejection.SOLVER_HAS_HAD_ITS_TURNS, "a solver improves a fourth time", () -> {
                    var offered = offered();
                    for (int i = 1; i <= EnergyLimit.SOLUTIONS_PER_SOLVER.ceiling(); i++) {
                        offered.market()
                                .solve(SOLVER, R1, offered.trade(100L * i))
                                .orThrow();
                    }
                    return offered.market().solve(SOLVER, R1, offered.trade(500));
                });
    }

    private static void certificates(RejectionTable table) {
        table.row(ContestRejection.BOUND_NOT_PROVED, "a certificate weighs nothing", () -> {
                    var offered = offered();
                    return proposed(offered, 100, DualPrices.of(0, 0, List.of(), List.of()));
                })
                .row(ContestRejection.BOUND_NOT_PROVED, "a certificate prices a group that is not there", () -> {
                    var offered = offered();
                    GroupDual nowhere = new GroupDual(T1, new GroupId("nowhere"), 1, 1, 0);
                    return proposed(offered, 100, DualPrices.of(1, 0, List.of(nowhere), List.of()));
                })
                .row(ContestRejection.SOLVER_HAS_HAD_ITS_TURNS, "a fourth solution proves a gap only", () -> {
                    var offered = offered();
                    for (int i = 1; i <= EnergyLimit.SOLUTIONS_PER_SOLVER.ceiling(); i++) {
                        offered.market()
                                .solve(SOLVER, R1, offered.trade(100L * i))
                                .orThrow();
                    }
                    return proposed(offered, 400, DualPrices.of(1, 0, List.of(), List.of()));
                });
    }

    private static Decision<Receipt> proposed(Witnesses.Offered offered, long wh, DualPrices energy) {
        Solution solution = Solution.of(R1, List.of(offered.trade(wh)));
        return offered.market()
                .run(SOLVER_KEYS, new EnergyCommand.PostSolution(solution, new Certificate(energy, null)));
    }

    private static Solution huge() {
        return new Solution(
                R1, new TradePacking(List.of(), Longs.of(new long[6 * (EnergyLimit.TRADES_PER_PART.ceiling() + 1)])));
    }

    private static Decision<Receipt> part(Witnesses.Offered offered, int upload, int part) {
        return offered.market()
                .run(
                        SOLVER_KEYS,
                        new EnergyCommand.PostSolutionPart(upload, part, Solution.of(R1, List.of(offered.trade(10)))));
    }

    private static void parts(RejectionTable table) {
        table.row(ContestRejection.PART_OUT_OF_ORDER, "part 2 comes after part 0", () -> {
                    var offered = offered();
                    part(offered, 0, 0).orThrow();
                    return part(offered, 0, 2);
                })
                .row(ContestRejection.UPLOAD_UNKNOWN, "part 1 comes without part 0", () -> part(offered(), 0, 1))
                .row(
                        ContestRejection.UPLOAD_UNKNOWN,
                        "an upload is sealed that nobody began",
                        () -> offered().market().run(SOLVER_KEYS, new EnergyCommand.SealSolution(R1, 0)))
                .row(ContestRejection.TOO_MANY_UPLOADS, "a solver begins again and again", () -> {
                    var offered = offered();
                    for (int upload = 0; upload < EnergyLimit.UPLOADS_PER_ROUND.ceiling(); upload++) {
                        part(offered, upload, 0).orThrow();
                    }
                    return part(offered, EnergyLimit.UPLOADS_PER_ROUND.ceiling(), 0);
                })
                .row(ClearingRejection.TRADES_NOT_IN_ORDER, "a part repeats the trade before it", () -> {
                    var offered = offered();
                    part(offered, 0, 0).orThrow();
                    return part(offered, 0, 1);
                });
    }

    private static EnergyCommand.CommitSolution commitment(Witnesses.Offered offered, long wh) {
        return new EnergyCommand.CommitSolution(
                R1,
                SolutionCommitment.of(SOLVER_KEYS.publicKey(), List.of(Solution.of(R1, List.of(offered.trade(wh))))));
    }

    private static void commitments(RejectionTable table) {
        table.row(ClearingRejection.COMMITMENT_NOT_NEEDED, "a solver commits where nothing is paid", () -> {
                    var offered = offered();
                    return offered.market().run(SOLVER_KEYS, commitment(offered, 10));
                })
                .row(ContestRejection.NOT_A_SOLVER, "a home commits", () -> {
                    var offered = paying();
                    return offered.market().run(EnergyExamples.keyPair(1), commitment(offered, 10));
                })
                .row(ClearingRejection.SOLUTION_NOT_COMMITTED, "a paid solution was not committed to", () -> {
                    var offered = paying();
                    return offered.market().solve(SOLVER, R1, offered.trade(10));
                })
                .row(ClearingRejection.SOLUTION_NOT_COMMITTED, "another solution was committed to", () -> {
                    var offered = paying();
                    offered.market().run(SOLVER_KEYS, commitment(offered, 10)).orThrow();
                    return offered.market().solve(SOLVER, R1, offered.trade(11));
                })
                .row(
                        ClearingRejection.SOLUTION_NOT_COMMITTED,
                        "a part was not committed to",
                        () -> part(paying(), 0, 0))
                .row(ContestRejection.UPLOAD_UNKNOWN, "an upload goes on after a new commitment", () -> {
                    var offered = paying();
                    offered.market().run(SOLVER_KEYS, commitment(offered, 10)).orThrow();
                    part(offered, 0, 0).orThrow();
                    offered.market().run(SOLVER_KEYS, commitment(offered, 10)).orThrow();
                    return offered.market().run(SOLVER_KEYS, new EnergyCommand.SealSolution(R1, 0));
                })
                .row(ClearingRejection.SOLUTION_NOT_COMMITTED, "an upload is sealed before its last part", () -> {
                    var offered = paying();
                    Solution first = Solution.of(R1, List.of(offered.trade(10)));
                    Solution last = Solution.of(R1, List.of(offered.trade(20)));
                    offered.market()
                            .run(
                                    SOLVER_KEYS,
                                    new EnergyCommand.CommitSolution(
                                            R1, SolutionCommitment.of(SOLVER_KEYS.publicKey(), List.of(first, last))))
                            .orThrow();
                    part(offered, 0, 0).orThrow();
                    return offered.market().run(SOLVER_KEYS, new EnergyCommand.SealSolution(R1, 0));
                })
                .row(ClearingRejection.TOO_MANY_COMMITMENTS, "a solver commits again and again", () -> {
                    var offered = paying();
                    for (int i = 1; i <= EnergyLimit.COMMITMENTS_PER_ROUND.ceiling(); i++) {
                        offered.market()
                                .run(SOLVER_KEYS, commitment(offered, i))
                                .orThrow();
                    }
                    return offered.market().run(SOLVER_KEYS, commitment(offered, 100));
                });
    }

    private static void rounds(RejectionTable table) {
        table.row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "the DSO closes before the gate",
                        () -> Founding.market().run(MarketOnLedger.DSO, new EnergyCommand.CloseRound(R0)))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "another member closes before the grace is over",
                        () -> Founding.market()
                                .goToGate(R0)
                                .run(MarketOnLedger.COOPERATIVE, new EnergyCommand.CloseRound(R0)))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "a round is closed before the one before it",
                        () -> Founding.market().goToGate(R1).run(MarketOnLedger.DSO, new EnergyCommand.CloseRound(R1)))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "an open interval is finalised",
                        () -> Founding.market().run(MarketOnLedger.DSO, new EnergyCommand.Finalise(T0)))
                .row(LifeCycleRejection.TRANSITION_NOT_ALLOWED, "an interval is settled with a trade unclaimed", () -> {
                    MarketOnLedger market = Witnesses.traded();
                    market.advanceThrough(Interval.of(5));
                    market.settleAndSweep(T0);
                    return market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T1));
                })
                .row(CalendarRejection.EARLIER_NOT_FINAL, "closing and finalising meet an interval left behind", () -> {
                    MarketOnLedger market = Founding.market();
                    market.close(R0);
                    market.goToGate(R1);
                    return market.run(MarketOnLedger.DSO, new EnergyCommand.CloseAndFinalise(R1));
                });
    }
}
