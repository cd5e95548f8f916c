package org.gridmarket.testkit.compute;

import static org.gridmarket.testkit.compute.RandomMarket.castOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.compute.match.Cause;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.match.Verdict;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.testkit.clock.ClockedLedger;

/** What the party does that a match waits for, honest or not. */
final class RandomConduct {
    private final RandomMarket market;
    private final RandomParties parties;

    RandomConduct(RandomMarket market, RandomParties parties) {
        this.market = market;
        this.parties = parties;
    }

    private boolean isHonest(AccountKey account) {
        return market.isHonest(castOf(account));
    }

    private void act(Cast party, ComputeCommand.Signed command) {
        if (market.isHonest(party)) {
            market.act(party, command);
        } else {
            market.lie(party, command);
        }
    }

    boolean waitsForHonest(Match match) {
        return switch (match.status()) {
            case MATCHED -> isHonest(match.provider());
            case COMMITTED -> isHonest(match.creator());
            case DISPUTED -> isHonest(match.lastCase().mediator());
            default -> true;
        };
    }

    void act(Match match) {
        RandomFacts facts = parties.factsOf(match);
        switch (match.status()) {
            case MATCHED -> provide(match, facts);
            case COMMITTED -> answer(match, facts);
            case DISPUTED -> mediate(match, facts);
            case AWAITING_OPENING -> reveal(match, facts);
            case JUDGED -> contest(match, facts);
            case SEEKING -> take(match);
            default -> throw new IllegalStateException("match " + match.id() + " is no row");
        }
    }

    // ---- provider

    private void provide(Match match, RandomFacts facts) {
        Cast provider = castOf(match.provider());
        boolean honest = market.isHonest(provider);
        if (facts.lie() == RandomFacts.Lie.SILENT) {
            return;
        }
        boolean declines = facts.lie() == RandomFacts.Lie.DECLINE
                || !facts.served()
                || !facts.takes()
                || (honest && facts.slow())
                || (honest && !market.now().isBefore(match.due().plusMillis(-5_000)));
        if (declines) {
            act(provider, new ComputeCommand.Decline(match.id(), RandomParties.whyDecline()));
            return;
        }
        ResultCommitment result = new ResultCommitment(
                facts.opening().commitment(match.id()), ComputeExamples.hash("delivery"), "chicory-aot");
        act(
                provider,
                new ComputeCommand.CommitResults(List.of(new CommittedResult(
                        match.id(),
                        result,
                        castOf(match.directory()).keys().sign(result.heldMessage(ClockedLedger.TARGET, match.id()))))));
    }

    // ---- job creator

    private ComputeCommand.RejectResult rejecting(Match match, RejectReason reason) {
        return new ComputeCommand.RejectResult(match.id(), reason, ComputeExamples.RESULT_PRIVATE_KEY);
    }

    private ComputeCommand.AcceptResults accepting(Match match, Opening opening) {
        return new ComputeCommand.AcceptResults(List.of(
                new AcceptedResult(match.id(), opening, match.isAudited() ? parties.secretOf(match.job()) : null)));
    }

    private void answer(Match match, RandomFacts facts) {
        Cast creator = castOf(match.creator());
        if (market.isHonest(creator)) {
            market.act(creator, honestAnswer(match, facts));
            return;
        }
        double chance = market.random.nextDouble();
        if (chance < 0.2) {
            return;
        }
        if (chance < 0.4) {
            market.lie(creator, rejecting(match, RejectReason.WRONG_RESULTS));
        } else if (chance < 0.6) {
            market.lie(creator, rejecting(match, RejectReason.RESULT_NOT_FOUND));
        } else {
            boolean careless = market.random.nextDouble() < 0.1;
            market.lie(creator, accepting(match, careless ? ComputeExamples.LIE : facts.opening()));
        }
    }

    private ComputeCommand.Signed honestAnswer(Match match, RandomFacts facts) {
        if (!facts.given() || !facts.isGood()) {
            return rejecting(match, RejectReason.RESULT_NOT_FOUND);
        }
        boolean wrong = facts.checks() && !facts.right();
        if (wrong
                || parties.isDrawn(match)
                || !facts.opening().isWithin(match.job().offer().limits())) {
            return rejecting(match, wrong ? RejectReason.WRONG_RESULTS : RejectReason.AUDIT_DRAWN);
        }
        return accepting(match, facts.opening());
    }

    // ---- mediators

    private void mediate(Match match, RandomFacts facts) {
        Cast mediator = castOf(match.lastCase().mediator());
        boolean served = isHonest(match.directory())
                || isHonest(match.creator())
                || isHonest(match.provider())
                || market.random.nextBoolean();
        boolean fetched = facts.held() && (isHonest(match.directory()) || market.random.nextDouble() < 0.6);
        Finding finding = match.dispute() == null || match.dispute().cause() != Cause.DELIVERY
                ? Finding.NOT_ASKED
                : !fetched ? Finding.GONE : facts.isGood() ? Finding.GOOD : Finding.BAD;
        RunReport.Ran right =
                ComputeExamples.run(RandomFacts.rightOf(match, facts.opening().salt()), finding);
        if (market.isHonest(mediator)) {
            RunReport report = facts.slow() ? new RunReport.Undecided() : served ? right : new RunReport.Absent();
            market.act(mediator, new ComputeCommand.PostRun(match.id(), report));
            return;
        }
        double chance = market.random.nextDouble();
        if (chance >= 0.2) {
            market.lie(mediator, new ComputeCommand.PostRun(match.id(), lyingReport(chance, right, facts)));
        }
    }

    private RunReport lyingReport(double chance, RunReport.Ran right, RandomFacts facts) {
        Finding finding = market.pick(Finding.GOOD, Finding.BAD, Finding.GONE);
        if (chance < 0.4) {
            return market.random.nextBoolean() ? new RunReport.Absent() : new RunReport.Undecided();
        }
        if (chance < 0.6) {
            return ComputeExamples.run(facts.opening(), finding);
        }
        return chance < 0.8
                ? ComputeExamples.NOISE
                : new RunReport.Ran(right.status(), right.output(), right.instructions(), right.size(), finding);
    }

    private void reveal(Match match, RandomFacts facts) {
        AccountKey mediator = match.lastCase().mediator();
        ComputeCommand.RevealResult opening = new ComputeCommand.RevealResult(match.id(), facts.opening());
        if (isHonest(match.provider())) {
            market.act(castOf(match.provider()), opening);
        } else if (isHonest(mediator) && isHonest(match.directory()) && facts.held()) {
            market.act(castOf(mediator), opening);
        } else if (facts.lie() != RandomFacts.Lie.HIDE_OPENING) {
            market.lie(castOf(match.provider()), opening);
        }
    }

    private void contest(Match match, RandomFacts facts) {
        Verdict verdict = match.standingVerdict();
        for (AccountKey concerned : match.concerned()) {
            Cast party = castOf(concerned);
            if (!market.isHonest(party)) {
                if (market.random.nextBoolean()) {
                    market.lie(
                            party,
                            market.random.nextBoolean()
                                    ? new ComputeCommand.Appeal(match.id())
                                    : new ComputeCommand.AcceptVerdict(match.id()));
                    return;
                }
            } else if (isWrong(concerned, verdict, match, facts)) {
                market.act(party, new ComputeCommand.Appeal(match.id()));
                return;
            } else if (match.concerned().size() == 1) {
                market.act(party, new ComputeCommand.AcceptVerdict(match.id()));
                return;
            }
        }
    }

    private static boolean isWrong(AccountKey concerned, Verdict verdict, Match match, RandomFacts facts) {
        if (concerned.equals(match.provider())) {
            return (verdict == Verdict.RP || verdict == Verdict.NOBODY) && facts.right() && facts.isGood();
        }
        boolean wrongResult = facts.checks() && !facts.right();
        boolean rubbish = match.dispute() != null
                && match.dispute().cause() == Cause.DELIVERY
                && facts.given()
                && !facts.isGood()
                && verdict != Verdict.RP;
        return wrongResult || rubbish;
    }

    private void take(Match match) {
        List<AccountKey> free = new ArrayList<>(match.otherJudges());
        Collections.shuffle(free, market.random);
        for (AccountKey judge : free) {
            act(castOf(judge), new ComputeCommand.TakeCase(match.id()));
            if (!market.isOpen(match.id(), MatchStatus.SEEKING)) {
                return;
            }
        }
    }
}
