package org.gridmarket.cli.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.compute.SubmittedJobs.Phase;
import org.gridmarket.cli.compute.SubmittedJobs.Submitted;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.compute.parcel.Checking;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a submission that was killed finds when it is started again. */
class SubmittedJobsTest {
    private static final Bytes MANIFEST = Digest.sha256(Bytes.utf8("manifest"));
    private static final AccountKey SOMEBODY = AccountKey.hex("11".repeat(32));

    @TempDir
    private Path folder = Path.of(".");

    private SubmittedJobs jobs = new SubmittedJobs(Path.of("target", "no-jobs"));

    @BeforeEach
    void open() {
        jobs = new SubmittedJobs(folder);
    }

    private static Submitted job(int first, Bytes manifest, Phase phase) {
        byte[] id = new byte[16];
        id[0] = (byte) first;
        Money some = new Money(1_000);
        return new Submitted(
                new JobOrder(
                        Bytes.of(id),
                        manifest,
                        new JobLimits(new Instructions(10), new ByteCount(10), new ByteCount(10)),
                        new JobMoney(new Ask(some, some, some), some, some, some),
                        new Environment("wasm1", null),
                        new JobTrust(List.of(SOMEBODY), List.of()),
                        SOMEBODY,
                        new LedgerTime(first),
                        new LedgerTime(first),
                        250,
                        Checking.against(MANIFEST),
                        2,
                        null),
                phase);
    }

    @Test
    void a_job_that_was_ordered_is_found_again_by_its_program_and_inputs() {
        Submitted ordered = job(0x3f, MANIFEST, Phase.ORDERED);
        jobs.keep(job(0x3e, Digest.sha256(Bytes.utf8("another")), Phase.ORDERED));
        jobs.keep(ordered);

        assertThat(new SubmittedJobs(folder).unfinished(MANIFEST)).containsExactly(ordered);
    }

    @Test
    void a_job_whose_end_has_been_told_is_not_gone_on_with() {
        jobs.keep(job(0x3f, MANIFEST, Phase.ORDERED));
        jobs.keep(job(0x3f, MANIFEST, Phase.TOLD));

        assertThat(jobs.unfinished(MANIFEST)).isEmpty();
        assertThat(jobs.meant("3f").phase()).isEqualTo(Phase.TOLD);
    }

    @Test
    void without_a_name_the_only_unfinished_job_is_meant() {
        jobs.keep(job(0x3f, MANIFEST, Phase.ORDERED));
        jobs.keep(job(0x40, MANIFEST, Phase.TOLD));

        assertThat(jobs.meant(null).name()).startsWith("3f");
    }

    @Test
    void a_name_that_fits_two_jobs_or_none_is_refused_with_the_names_there_are() {
        jobs.keep(job(0x3f, MANIFEST, Phase.ORDERED));
        jobs.keep(job(0x3e, MANIFEST, Phase.ORDERED));

        for (String typed : List.of("3", "4", "no id")) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> jobs.meant(typed))
                    .withMessageContaining(typed);
        }
    }

    @Test
    void a_folder_that_one_command_has_is_refused_to_the_next() {
        FolderLock first = FolderLock.of(folder);

        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> FolderLock.of(folder))
                .withMessageContaining("--dir");
        first.close();
        FolderLock.of(folder).close();
    }
}
