package org.gridmarket.roles.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;

/** A role that is made anew from its journal acts as the one before it would have. */
class CrashTest {
    private static final SignatureCheck SIGNATURES = new PinnedEd25519();

    private final List<SupplierFact> facts = new ArrayList<>();
    private final List<CustomerFact> marks = new ArrayList<>();
    private final LeaseView lease = lease();

    private static LeaseView lease() {
        AllocationTerms terms = StreamDraft.PAGE.founded(any -> any).terms();
        return new LeaseView(new StreamEvent.StreamAllocationCreated(
                terms.id(), new Allocation(terms, StreamRules.standard(StreamCast.TREASURY.account()), false)));
    }

    private SupplierRole supplier() {
        List<SupplierFact> before = List.copyOf(facts);
        SupplierRole role = new SupplierRole(
                lease,
                StreamCast.S1.account(),
                StreamCast.WORK1.keys()::sign,
                StreamHash::output,
                SIGNATURES,
                facts::add);
        before.forEach(role::learn);
        return role;
    }

    private CustomerRole customer() {
        List<CustomerFact> before = List.copyOf(marks);
        Bytes test = Bytes.utf8("test");
        TestedInput tested = new TestedInput(900, StreamHash.input(test), StreamHash.output(test));
        StreamPlan plan = new StreamPlan(
                StreamHash.input(Bytes.utf8("seed")),
                IntStream.range(0, lease.epochs())
                        .mapToObj(epoch -> List.of(new StreamPlan.Planted(test, tested)))
                        .toList());
        CustomerRole role =
                new CustomerRole(lease, plan, StreamCast.FEED.keys()::sign, StreamHash::output, SIGNATURES, marks::add);
        before.forEach(role::learn);
        return role;
    }

    private StreamMessage.Inputs input(int position) {
        Bytes bytes = Bytes.utf8("input " + position);
        return signed(new Parcel.Inputs(List.of(new StreamedInput(position, StreamHash.input(bytes)))), List.of(bytes));
    }

    private StreamMessage.Inputs signed(Parcel parcel, List<Bytes> bytes) {
        Bytes signature = StreamCast.FEED.keys().sign(parcel.message(lease.id(), 0));
        return new StreamMessage.Inputs(lease.id(), 0, new SignedParcel(parcel, signature), bytes);
    }

    private LedgerTime afterEpoch() {
        return lease.times().end(0).plusMillis(2_000);
    }

    @Test
    void a_supplier_commits_to_the_same_root_after_a_crash_and_takes_nothing_more_into_it() {
        SupplierRole before = supplier();
        before.receive(input(3));
        before.receive(input(7));
        before.receive(signed(new Parcel.End(1_000), List.of()));
        StreamCommand.Signed root = before.due(afterEpoch()).orElseThrow();

        SupplierRole after = supplier();

        assertThat(after.receive(input(9))).isEmpty();
        assertThat(after.due(afterEpoch())).contains(root);
    }

    @Test
    void the_root_is_kept_before_it_can_be_sent() {
        SupplierRole role = supplier();
        role.receive(input(3));

        assertThat(role.due(afterEpoch())).isPresent();

        assertThat(facts.getLast()).isEqualTo(new SupplierFact.Kept(0));
    }

    @Test
    void outputs_of_a_parcel_that_comes_once_more_are_streamed_as_they_were() {
        List<StreamMessage> first = supplier().receive(input(3));

        SupplierRole after = supplier();

        assertThat(after.receive(input(3))).isEmpty();
        assertThat(after.again(input(3))).contains(first.getFirst());
        assertThat(after.again(input(4))).isEmpty();
    }

    @Test
    void a_customer_signs_nothing_that_it_may_have_signed_before_a_crash() {
        CustomerRole before = customer();
        assertThat(before.feed(0, 0, Bytes.utf8("frame"))).isPresent();

        CustomerRole after = customer();

        assertThat(after.feed(0, 0, Bytes.utf8("another"))).isEmpty();
        assertThat(after.feed(0, 1, Bytes.utf8("another"))).isEmpty();
        assertThat(after.feed(0, 40, Bytes.utf8("another"))).isPresent();
    }

    @Test
    void after_an_end_nothing_is_signed_behind_it_even_by_another_that_knows_the_journal() {
        customer().end(0, 5);

        assertThat(customer().feed(0, 5, Bytes.utf8("frame"))).isEmpty();
        assertThat(customer().feed(0, 4, Bytes.utf8("frame"))).isPresent();
    }

    @Test
    void what_is_forgotten_is_no_evidence_any_more_and_what_is_not_stays() {
        SupplierRole role = supplier();
        role.receive(input(3));

        role.forgetBefore(0);
        assertThat(role.hasWorked(0)).isTrue();
        role.forgetBefore(1);
        assertThat(role.hasWorked(0)).isFalse();
    }
}
