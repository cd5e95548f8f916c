package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** What the largest offers come to: payloads, rows, transactions. */
class ComputeLimitsTest {
    private static final int LIST = ComputeLimit.ELEMENTS_PER_OPERATION.ceiling();
    private static final int NAMES = ComputeLimit.NAMES_PER_LIST.ceiling();
    private static final String LONGEST_NAME = "n".repeat(Name.MAX_LENGTH);
    private static final LedgerTime FAR = new LedgerTime(9_999_999_999_999L);
    private static final Money MOST = new Money(Money.MAX_MICRO);
    private static final Ask DEAREST = ComputeExamples.ask(Ask.MAX_PART_MICRO, Ask.MAX_PART_MICRO, Ask.MAX_PART_MICRO);
    private static final Instructions WORK = new Instructions(Instructions.MAX);
    private static final ByteCount BYTES = new ByteCount(ByteCount.MAX);
    private static final OfferId ID = new OfferId(ComputeExamples.hash("id"));
    private static final MatchId MATCH = new MatchId(ComputeExamples.hash("match"));
    private static final Bytes SIGNATURE = Bytes.of(new byte[64]);

    private static List<AccountKey> accounts(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> new AccountKey(ComputeExamples.hash("account " + index)))
                .toList();
    }

    private static Machine machine() {
        return new Machine(
                new Capacity(WORK, BYTES, BYTES, BYTES),
                new Speed(WORK, BYTES),
                IntStream.range(0, ComputeLimit.CLASSES_PER_MACHINE.ceiling())
                        .mapToObj(index -> index + LONGEST_NAME.substring(1))
                        .toList(),
                IntStream.range(0, NAMES)
                        .mapToObj(index -> ComputeExamples.hash("base " + index))
                        .toList());
    }

    private static JobOffer job() {
        return new JobOffer(
                new JobLimits(WORK, BYTES, new ByteCount(ByteCount.MAX / 2)),
                new JobMoney(DEAREST, MOST, MOST, MOST),
                new Environment(LONGEST_NAME, ComputeExamples.hash("base")),
                new JobTrust(accounts(ComputeLimit.MEDIATORS_PER_JOB.ceiling()), accounts(NAMES)),
                FAR,
                FAR,
                new JobInputs(
                        ComputeExamples.hash("manifest"),
                        new ByteCount(ByteCount.MAX / 2),
                        new HoldingReceipt(Cast.D.account(), ID, FAR, SIGNATURE)),
                ComputeExamples.hash("key"),
                new Audit(Audit.ALWAYS, ComputeExamples.hash("audit")),
                ComputeLimit.RETRIES_PER_JOB.ceiling(),
                LONGEST_NAME);
    }

    private static ResourceOffer resource() {
        return new ResourceOffer(machine(), DEAREST, MOST, MOST, MOST, accounts(NAMES), accounts(NAMES), FAR, false);
    }

    private static NoteOffer note() {
        return new NoteOffer.MediatorNote(
                MOST, new Money(ComputeTerms.MAX_FEE_MICRO), DEAREST, machine(), accounts(NAMES), FAR, false);
    }

    private static int payload(ComputeCommand command) {
        return RecordCodec.text(command).length();
    }

    /** The largest match, with all that may be added to it while it lives. */
    private static Match match() {
        Job job = new Job(
                ID, Cast.JC.account(), job(), Integer.MAX_VALUE, accounts(ComputeLimit.RETRIES_PER_JOB.ceiling()));
        Candidate candidate = new Candidate(
                job,
                new Resource(ID, Cast.RP.account(), resource(), Integer.MAX_VALUE),
                new Note(ID, Cast.M1.account(), note(), Integer.MAX_VALUE),
                new Note(
                        ID,
                        Cast.D.account(),
                        new NoteOffer.DirectoryNote(MOST, MOST.min(new Money(ComputeTerms.MAX_FEE_MICRO)), FAR, false),
                        Integer.MAX_VALUE),
                ComputeExamples.terms(),
                new LedgerTime(1),
                false);
        return Match.made(candidate, Cast.S.account());
    }

    @Test
    void the_largest_list_of_each_kind_fits_its_payload() {
        int most = ComputeLimit.COMPUTE_PAYLOAD_BYTES.ceiling();
        ResultCommitment result =
                new ResultCommitment(ComputeExamples.hash("c"), ComputeExamples.hash("d"), LONGEST_NAME);

        assertThat(payload(new ComputeCommand.PostJobs(Collections.nCopies(LIST, job()))))
                .isLessThanOrEqualTo(most);
        assertThat(payload(new ComputeCommand.PostResources(Collections.nCopies(LIST, resource()))))
                .isLessThanOrEqualTo(most);
        assertThat(payload(new ComputeCommand.PostNotes(Collections.nCopies(LIST, note()))))
                .isLessThanOrEqualTo(most);
        assertThat(payload(new ComputeCommand.PostMatches(Collections.nCopies(LIST, new ProposedMatch(ID, ID, ID)))))
                .isLessThanOrEqualTo(most);
        assertThat(payload(new ComputeCommand.CommitResults(
                        Collections.nCopies(LIST, new CommittedResult(MATCH, result, SIGNATURE)))))
                .isLessThanOrEqualTo(most);
        assertThat(payload(new ComputeCommand.AcceptResults(Collections.nCopies(
                        LIST, new AcceptedResult(MATCH, ComputeExamples.LIE, ComputeExamples.SECRET)))))
                .isLessThanOrEqualTo(most);
    }

    /** A row is written and told, and its offers are read and deleted, or told again when it closes. */
    @Test
    void the_largest_list_of_matches_is_a_small_part_of_a_block() {
        int row = RecordCodec.of(Match.class).write(match()).length();

        assertThat(row).isLessThan(24_000);
        assertThat(LIST * 4 * row).isLessThan(Contracts.ARGUMENT_LENGTH / 4);
    }

    @Test
    void fines_at_the_highest_prices_stay_within_the_range_of_money() {
        Match match = match();

        assertThat(new Money(ComputeTerms.MAX_THETA * match.estimate().micro())
                        .plus(match.mediation())
                        .plus(match.fees()))
                .isLessThan(MOST);
    }
}
