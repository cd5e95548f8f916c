package org.gridmarket.testbed.simulation.mutant;

import java.util.List;
import java.util.Set;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;

/**
 * Earlier wordings of the market of batch computation, each broken by the model that the page was tried with, and checks that
 * its money hangs on.
 */
final class ComputeBugs {
    private static final String KERNEL = "market-kernel/src/main/java/org/gridmarket/kernel/compute/";
    private static final String MOVES = KERNEL + "match/Moves.java";
    private static final String JUDGEMENT = KERNEL + "match/Judgement.java";
    private static final String VERDICT = KERNEL + "match/Verdict.java";
    private static final Set<Fault> LIARS = Set.of(Fault.WILD_PARTICIPANTS);
    private static final Set<Fault> LIARS_AND_CLOCKS = Set.of(Fault.WILD_PARTICIPANTS, Fault.CLOCK_SKEW);

    static final List<Mutant> ALL = List.of(
            bug(
                    "a silent mediator ends a dispute at once",
                    KERNEL + "operation/Expiring.java",
                    "if (!match.hasOtherJudge()) {",
                    "if (!match.terms().windows().grace().equals(match.terms().windows().hold())) {"),
            bug(
                    "the provider pays when the directory hides its delivery",
                    VERDICT,
                    "case GONE -> DIRECTORY;",
                    "case GONE -> RP;"),
            bug(
                    "the directory pays when nobody gives a mediator the inputs",
                    VERDICT,
                    "case RunReport.Absent() -> RP;",
                    "case RunReport.Absent() -> DIRECTORY;"),
            bug(
                    "an opening that is not shown is nobody's fault",
                    VERDICT,
                    "if (opening == null || isOther(match, ran, opening)) {",
                    "if (opening == null) { return NOBODY; } if (isOther(match, ran, opening)) {"),
            bug(
                    "one mediator decides",
                    KERNEL + "match/Match.java",
                    "return cases.size() < ComputeLimit.CASES_PER_MATCH.ceiling()",
                    "return cases.size() < 1"),
            bug(
                    "the second verdict replaces the first",
                    JUDGEMENT,
                    "for (int a = 0; a < verdicts.size(); a++) {",
                    "if (verdicts.size() == 2) { return new Agreed(verdicts.get(1), reported.get(1), reported.get(1),"
                            + " List.of(reported.get(0))); } for (int a = 0; a < verdicts.size(); a++) {"),
            bug(
                    "mediators agree only when they name the same party",
                    JUDGEMENT,
                    "if (earlier.side() == verdicts.get(b).side()) {",
                    "if (earlier == verdicts.get(b)) {"),
            bug(
                    "whoever is outvoted loses its stake",
                    MOVES,
                    "if (isContradicted) {",
                    "if (isContradicted || own != null) {"),
            bug(
                    "the rest of a fine goes to the job creator",
                    MOVES,
                    "pots.move(Pot.PROVIDER, treasury, rest, MoveReason.FINE);",
                    "pots.move(Pot.PROVIDER, match.creator(), rest, MoveReason.FINE);"),
            bug(
                    "a fine is of the price that was claimed",
                    MOVES,
                    "Money rest = match.fine().minus(match.estimate()).minus(run);",
                    "Money rest = (match.opening() == null ? match.fine() : Candidate.times(match.terms().theta(),"
                            + " price()).plus(match.mediation())).minus(match.estimate()).minus(run);"),
            bug(
                    "the solver is paid although nothing came",
                    MOVES,
                    "case DECLINED -> pots.move(Pot.PROVIDER, treasury, match.fees(), MoveReason.FEES_FORFEITED);",
                    "case DECLINED -> solverFee();"),
            bug(
                    "who declines pays the job creator",
                    MOVES,
                    "case DECLINED -> pots.move(Pot.PROVIDER, treasury, match.fees(), MoveReason.FEES_FORFEITED);",
                    "case DECLINED -> pots.move(Pot.PROVIDER, match.creator(), match.fees(), MoveReason.DAMAGE);"),
            bug(
                    "the provider gets the whole estimate when nobody knows",
                    MOVES,
                    "pots.move(Pot.CREATOR, match.provider(), half(match.estimate()), MoveReason.HALF);",
                    "pots.move(Pot.CREATOR, match.provider(), half(match.estimate()).plus(half(match.estimate())),"
                            + " MoveReason.HALF);"),
            bug(
                    "a drawn result is accepted",
                    KERNEL + "operation/CreatorSteps.java",
                    "rule(AUDIT_DRAWN,            SOURCE, Accepting::auditDrawn));",
                    "rule(AUDIT_DRAWN,            SOURCE, accepting -> null));"),
            bug(
                    "a provider is paid for the job creator's silence",
                    KERNEL + "operation/MediationSteps.java",
                    "return match().status() == MatchStatus.COMMITTED && match().isAudited()",
                    "return match().status() == MatchStatus.NOT_MATCHED && match().isAudited()"),
            bug(
                    "a result is committed without the directory's word",
                    KERNEL + "operation/ProviderSteps.java",
                    "rule(RECEIPT_BAD,            SOURCE, Committing::receiptBad));",
                    "rule(RECEIPT_BAD,            SOURCE, committing -> null));"),
            bug(
                    "a deposit need not cover the fine of this match",
                    KERNEL + "match/MatchRules.java",
                    "rule(RESOURCE_DEPOSIT_SHORT, SOURCE, Candidate::resourceDepositShort),",
                    ""),
            bug(
                    "a provider that has failed a job may have it again",
                    KERNEL + "match/Candidate.java",
                    "&& !job.failed().contains(provider);",
                    ";"),
            clocks(
                    "a time-out needs no grace",
                    KERNEL + "match/MatchMoment.java",
                    "return match.windows().grace().after(match.due());",
                    "return match.due();"),
            clocks(
                    "a result is committed after it is due",
                    KERNEL + "operation/ProviderSteps.java",
                    "rule(TOO_LATE,               SOURCE, Committing::tooLate),",
                    ""));

    private ComputeBugs() {}

    private static Mutant bug(String name, String file, String original, String replacement) {
        return new Mutant(SimulatedMarkets.COMPUTE, name, file, original, replacement, LIARS);
    }

    /** One that does harm only while clocks differ. */
    private static Mutant clocks(String name, String file, String original, String replacement) {
        return new Mutant(SimulatedMarkets.COMPUTE, name, file, original, replacement, LIARS_AND_CLOCKS);
    }
}
