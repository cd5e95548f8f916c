package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.junit.jupiter.api.Test;

/** What goes from a provider to a job creator is read by nobody else. */
class DeliveryTest {
    private static final Secrets CREATOR = new Secrets(Digest.sha256(Bytes.utf8("creator")));
    private static final Secrets PROVIDER = new Secrets(Digest.sha256(Bytes.utf8("provider")));
    private static final Bytes JOB = Bytes.utf8("job 0123456789ab");
    private static final MatchId MATCH = new MatchId(Digest.sha256(Bytes.utf8("match")));
    private static final MatchId OTHER = new MatchId(Digest.sha256(Bytes.utf8("other match")));
    private static final Bytes ARCHIVE = Bytes.utf8("what came out");

    private static Bytes sealed() {
        return Delivery.seal(ARCHIVE, MATCH, CREATOR.publicResultKey(JOB), PROVIDER.sender(MATCH))
                .orElseThrow();
    }

    @Test
    void the_job_creator_opens_it() {
        assertThat(Delivery.open(sealed(), MATCH, CREATOR.resultKey(JOB))).contains(ARCHIVE);
    }

    @Test
    void it_is_as_long_as_the_archive_and_what_sealing_adds() {
        assertThat(sealed().length()).isEqualTo(ARCHIVE.length() + Delivery.OVERHEAD);
    }

    @Test
    void a_provider_that_was_killed_delivers_the_same_bytes() {
        assertThat(sealed()).isEqualTo(sealed());
    }

    @Test
    void another_key_does_not_open_it() {
        assertThat(Delivery.open(sealed(), MATCH, PROVIDER.resultKey(JOB))).isEmpty();
    }

    @Test
    void the_delivery_of_one_match_is_none_of_another() {
        assertThat(Delivery.open(sealed(), OTHER, CREATOR.resultKey(JOB))).isEmpty();
    }

    @Test
    void a_changed_byte_is_noticed() {
        byte[] changed = sealed().copy();
        changed[changed.length - 1] ^= 1;

        assertThat(Delivery.open(Bytes.of(changed), MATCH, CREATOR.resultKey(JOB)))
                .isEmpty();
    }

    @Test
    void rubbish_does_not_open() {
        assertThat(Delivery.open(Bytes.utf8("short"), MATCH, CREATOR.resultKey(JOB)))
                .isEmpty();
        assertThat(Delivery.open(Bytes.of(new byte[200]), MATCH, CREATOR.resultKey(JOB)))
                .isEmpty();
    }

    @Test
    void nothing_is_sealed_to_a_key_of_small_order() {
        assertThat(Delivery.seal(ARCHIVE, MATCH, Bytes.of(new byte[32]), PROVIDER.sender(MATCH)))
                .isEmpty();
    }
}
