package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.ComputeOnLedger;
import org.gridmarket.testkit.compute.OneMatch;

/**
 * What an accepted job costs the ledger: posted, matched, committed and accepted in lists of sixteen, on a ledger in memory;
 * time and keys of each element.
 */
public final class ComputeBench {
    private static final int AT_ONCE = ComputeLimit.ELEMENTS_PER_OPERATION.ceiling();
    private static final long HOUR_MILLIS = 3_600_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /** What was measured of one kind of operation. */
    private static final class Cost {
        private long elements;
        private long nanos;
        private long reads;
        private long writes;
        private long bytes;
    }

    private final ComputeOnLedger ledger = ComputeOnLedger.founded(ComputeExamples.terms());
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    /** @param rounds of sixteen jobs; the first one is not counted */
    public List<Map<String, Object>> run(int rounds) {
        LedgerTime far = ledger.now().plusMillis(24 * 24 * HOUR_MILLIS);
        List<OfferId> directories =
                posted(Cast.D, new ComputeCommand.PostNotes(copies(ComputeExamples.directoryNote(far))));
        List<OfferId> mediators =
                posted(Cast.M1, new ComputeCommand.PostNotes(copies(ComputeExamples.mediatorNote(far))));
        List<OfferId> machines =
                posted(Cast.RP, new ComputeCommand.PostResources(copies(ComputeExamples.resource(far))));
        for (int round = 0; round <= rounds; round++) {
            play(directories, mediators, machines);
            if (round == 0) {
                costs.clear();
            }
        }
        return costs.entrySet().stream()
                .map(cost -> row(cost.getKey(), cost.getValue()))
                .toList();
    }

    private static <T> List<T> copies(T offer) {
        return Collections.nCopies(AT_ONCE, offer);
    }

    private List<OfferId> posted(Cast party, ComputeCommand.Signed command) {
        return RecordCodec.of(ComputeAnswer.OffersPosted.class)
                .read(carried(party, command).result())
                .posted()
                .stream()
                .map(entry -> entry.offer())
                .toList();
    }

    private void play(List<OfferId> directories, List<OfferId> mediators, List<OfferId> machines) {
        LedgerTime deadline = ledger.now().plusMillis(HOUR_MILLIS);
        List<JobOffer> offers = directories.stream()
                .map(note -> ComputeExamples.job(Cast.JC, Cast.D, note, deadline, 1))
                .toList();
        List<OfferId> jobs = posted(Cast.JC, new ComputeCommand.PostJobs(offers));
        List<ProposedMatch> proposed = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> new ProposedMatch(jobs.get(i), machines.get(i), mediators.get(i)))
                .toList();
        List<MatchId> matches = RecordCodec.of(ComputeAnswer.MatchesMoved.class)
                .read(carried(Cast.S, new ComputeCommand.PostMatches(proposed)).result())
                .moved()
                .stream()
                .map(moved -> moved.match())
                .toList();
        List<CommittedResult> results = new ArrayList<>();
        matches.forEach(match -> results.addAll(
                OneMatch.committing(match, ComputeExamples.RIGHT, Cast.D).results()));
        carried(Cast.RP, new ComputeCommand.CommitResults(results));
        carried(
                Cast.JC,
                new ComputeCommand.AcceptResults(matches.stream()
                        .map(match -> new AcceptedResult(match, ComputeExamples.RIGHT, ComputeExamples.SECRET))
                        .toList()));
    }

    /** One operation, endorsed by one peer and committed. */
    private Receipt carried(Cast party, ComputeCommand.Signed command) {
        long begun = System.nanoTime();
        Endorsement endorsement = ledger.endorse(party, command);
        Receipt receipt = ledger.ledger().settle(endorsement).orThrow();
        Cost cost = costs.computeIfAbsent(command.getClass().getSimpleName(), name -> new Cost());
        cost.nanos += System.nanoTime() - begun;
        cost.elements += AT_ONCE;
        if (endorsement instanceof Endorsement.Endorsed endorsed) {
            cost.reads += endorsed.effects().reads().size();
            cost.writes += endorsed.effects().writes().size();
            cost.bytes += endorsed.argument().length();
        }
        return receipt;
    }

    private static Map<String, Object> row(String operation, Cost cost) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("operation", operation);
        row.put("elements", cost.elements);
        row.put("ms_per_element", Math.round(cost.nanos / NANOS_PER_MILLI / cost.elements * 100) / 100.0);
        row.put("keys_read", Math.round(10.0 * cost.reads / cost.elements) / 10.0);
        row.put("keys_written", Math.round(10.0 * cost.writes / cost.elements) / 10.0);
        row.put("argument_bytes", cost.bytes / cost.elements);
        return row;
    }
}
