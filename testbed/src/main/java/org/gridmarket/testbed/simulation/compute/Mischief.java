package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.worker.compute.role.Fact;

/** What liars send besides what their roles want: anything about any match, at any time, to be ordered much later perhaps. */
final class Mischief {
    private final World world;
    private final Clock clock;
    private final Book book;

    Mischief(World world, Clock clock, Book book) {
        this.world = world;
        this.clock = clock;
        this.book = book;
    }

    private Random random() {
        return world.random();
    }

    private <T> T pick(List<T> all) {
        return all.get(random().nextInt(all.size()));
    }

    /** Something about a match that it has to do with, if it has; else about any. */
    void act(SimulatedParty party) {
        if (party.person().kind() == Kind.SOLVER) {
            send(party, match());
            return;
        }
        List<Match> own = book.matches().stream()
                .filter(match -> concerns(match, party.person()))
                .toList();
        List<Match> some = own.isEmpty() || random().nextInt(8) == 0 ? book.matches() : own;
        if (!some.isEmpty()) {
            send(party, about(pick(some), party));
        }
    }

    private static boolean concerns(Match match, Person person) {
        return match.creator().equals(person.account())
                || match.provider().equals(person.account())
                || match.cases().stream().map(Case::mediator).anyMatch(person.account()::equals);
    }

    private ComputeCommand.Signed about(Match match, SimulatedParty party) {
        MatchId id = match.id();
        if (isUnanswered(match, party) && random().nextBoolean()) {
            return new ComputeCommand.RevealResult(id, opening(match, party)); // as if the silence were consent
        }
        return switch (random().nextInt(14)) {
            case 0 -> new ComputeCommand.RejectResult(id, RejectReason.WRONG_RESULTS, null);
            case 1 -> new ComputeCommand.RejectResult(id, RejectReason.RESULT_NOT_FOUND, Digest.sha256(id.id()));
            case 2 -> new ComputeCommand.Decline(id, DeclineReason.DECLINED);
            case 3 -> new ComputeCommand.PostRun(id, new RunReport.Absent());
            case 4 -> new ComputeCommand.PostRun(id, new RunReport.Undecided());
            case 5 -> new ComputeCommand.RevealResult(id, opening(match, party));
            case 6, 7 -> new ComputeCommand.Appeal(id);
            case 8 -> new ComputeCommand.AcceptVerdict(id);
            case 9 -> new ComputeCommand.TakeCase(id);
            case 10 -> accepted(match, party);
            case 11, 12 -> committed(match, party);
            default -> repeated(match);
        };
    }

    private boolean isUnanswered(Match match, SimulatedParty provider) {
        return match.status() == MatchStatus.COMMITTED
                && match.provider().equals(provider.person().account())
                && !world.chain().now().isBefore(match.due());
    }

    /** What it has held back so far, whether it is too late or not. */
    private ComputeCommand.Signed committed(Match match, SimulatedParty party) {
        return party.journal().facts().stream()
                .filter(fact ->
                        fact instanceof Fact.Produced done && done.match().equals(match.id()))
                .map(fact -> (Fact.Produced) fact)
                .findFirst()
                .map(done -> (ComputeCommand.Signed) new ComputeCommand.CommitResults(
                        List.of(new CommittedResult(done.match(), done.result(), done.receipt()))))
                .orElseGet(() -> repeated(match));
    }

    /** With the job's own secret and the opening that was found, if there are any: whether it is drawn or not. */
    private static ComputeCommand.Signed accepted(Match match, SimulatedParty party) {
        Bytes secret = party.auditSecret(match)
                .orElseGet(() -> Digest.sha256(match.id().id()));
        Opening opening = opening(match, party);
        for (Fact fact : party.journal().facts()) {
            if (fact instanceof Fact.Inspected seen && seen.match().equals(match.id()) && seen.opening() != null) {
                opening = seen.opening();
            }
        }
        return new ComputeCommand.AcceptResults(List.of(new AcceptedResult(match.id(), opening, secret)));
    }

    /** Its own, if it has one; else one that fits nothing. */
    private static Opening opening(Match match, SimulatedParty party) {
        return party.journal().facts().stream()
                .filter(fact ->
                        fact instanceof Fact.Produced done && done.match().equals(match.id()))
                .map(fact -> ((Fact.Produced) fact).opening())
                .findFirst()
                .orElseGet(() -> new Opening(
                        ResultStatus.COMPLETED,
                        Digest.sha256(match.id().id()),
                        new Instructions(1),
                        new ByteCount(1),
                        Digest.sha256(match.id().id())));
    }

    /** What another has committed to, with its receipt, for this match. */
    private ComputeCommand.Signed repeated(Match match) {
        List<Match> committed =
                book.matches().stream().filter(other -> other.result() != null).toList();
        return committed.isEmpty()
                ? new ComputeCommand.Decline(match.id(), DeclineReason.TOO_SLOW)
                : new ComputeCommand.CommitResults(
                        List.of(new CommittedResult(match.id(), pick(committed).committed(), Bytes.of(new byte[64]))));
    }

    /** Any three offers. */
    private ComputeCommand.Signed match() {
        return new ComputeCommand.PostMatches(
                List.of(new ProposedMatch(any(book.jobs()), any(book.resources()), any(book.notes()))));
    }

    private OfferId any(List<OfferId> offers) {
        return offers.isEmpty() ? new OfferId(Digest.sha256(Bytes.utf8("none"))) : pick(offers);
    }

    private void send(SimulatedParty party, ComputeCommand.Signed command) {
        OperationId id = OperationIds.fresh(random());
        String function = ComputeFunctions.NAMES.of(command);
        LedgerPeriod last = clock.at(world.chain().readClock()).plus(random().nextInt(3));
        Submission submission = party.person()
                .keys()
                .sign(World.TARGET, function, id, last.asLast(), Bytes.utf8(RecordCodec.text(command)));
        world.chain().send(function, submission);
    }
}
