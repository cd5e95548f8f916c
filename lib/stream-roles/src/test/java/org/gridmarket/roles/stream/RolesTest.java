package org.gridmarket.roles.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;

/** What each role does and leaves, event by event. */
class RolesTest {
    private static final SignatureCheck SIGNATURES = new PinnedEd25519();
    private static final ModuleRun RIGHT = StreamHash::output;

    private static LeaseView lease(StreamDraft draft) {
        AllocationTerms terms = draft.founded(any -> any).terms();
        return new LeaseView(new StreamEvent.StreamAllocationCreated(
                terms.id(), new Allocation(terms, StreamRules.standard(StreamCast.TREASURY.account()), false)));
    }

    private static SupplierRole supplier(LeaseView lease) {
        return new SupplierRole(
                lease, StreamCast.S1.account(), StreamCast.WORK1.keys()::sign, RIGHT, SIGNATURES, kept -> {});
    }

    private static StreamMessage.Inputs input(LeaseView lease, int position, StreamCast signer) {
        Bytes bytes = Bytes.utf8("input " + position);
        Parcel parcel = new Parcel.Inputs(List.of(new StreamedInput(position, StreamHash.input(bytes))));
        return new StreamMessage.Inputs(
                lease.id(),
                0,
                new SignedParcel(parcel, signer.keys().sign(parcel.message(lease.id(), 0))),
                List.of(bytes));
    }

    private static LedgerTime afterEpoch(LeaseView lease) {
        return lease.times().end(0).plusMillis(1);
    }

    /** When nobody waits any more for inputs that are late. */
    private static LedgerTime afterLate(LeaseView lease) {
        return lease.times().end(0).plusMillis(2_000);
    }

    private static StreamCommand.PostRoot root(Optional<StreamCommand.Signed> due) {
        return (StreamCommand.PostRoot) due.orElseThrow();
    }

    @Test
    void a_retry_carries_the_same_root_though_an_input_has_come_meanwhile() {
        LeaseView lease = lease(StreamDraft.PAGE);
        SupplierRole supplier = supplier(lease);
        supplier.receive(input(lease, 3, StreamCast.FEED));
        StreamCommand.PostRoot first = root(supplier.due(afterLate(lease)));

        assertThat(supplier.receive(input(lease, 4, StreamCast.FEED))).isEmpty();
        assertThat(root(supplier.due(afterLate(lease)))).isEqualTo(first);
        assertThat(first.missing()).containsExactly(new MissingRange(0, 2), new MissingRange(4, 1_199));
    }

    @Test
    void the_last_inputs_of_an_epoch_may_come_a_moment_after_its_end() {
        LeaseView lease = lease(StreamDraft.PAGE);
        SupplierRole supplier = supplier(lease);
        IntStream.range(0, 1_199).forEach(position -> supplier.receive(input(lease, position, StreamCast.FEED)));
        assertThat(supplier.due(afterEpoch(lease))).as("one is on its way").isEmpty();

        assertThat(supplier.receive(input(lease, 1_199, StreamCast.FEED))).hasSize(1);
        assertThat(root(supplier.due(afterEpoch(lease))).missing()).isEmpty();
    }

    @Test
    void an_epoch_that_its_customer_has_ended_is_rooted_as_soon_as_all_before_the_end_is_there() {
        LeaseView lease = lease(StreamDraft.PAGE);
        SupplierRole supplier = supplier(lease);
        supplier.receive(customer(lease).end(0, 1));
        assertThat(supplier.due(afterEpoch(lease))).isEmpty();

        supplier.receive(input(lease, 0, StreamCast.FEED));

        assertThat(root(supplier.due(afterEpoch(lease))).missing()).isEmpty();
    }

    @Test
    void what_the_customer_has_not_signed_has_not_arrived() {
        LeaseView lease = lease(StreamDraft.PAGE);
        SupplierRole supplier = supplier(lease);

        assertThat(supplier.receive(input(lease, 3, StreamCast.S2))).isEmpty();
        assertThat(supplier.receive(input(lease, 3, StreamCast.FEED))).hasSize(1);
        assertThat(supplier.receive(input(lease, 3, StreamCast.FEED)))
                .as("a second copy makes no second output")
                .isEmpty();
    }

    @Test
    void nobody_works_for_a_customer_that_is_gone() {
        LeaseView lease = lease(StreamDraft.PAGE);
        lease.hear(new StreamEvent.StreamCustomerGone(
                lease.id(), new Gone(0, lease.times().start().plusMillis(-1), true)));

        assertThat(supplier(lease).receive(input(lease, 3, StreamCast.FEED))).isEmpty();
    }

    @Test
    void no_position_is_signed_twice() {
        LeaseView lease = lease(StreamDraft.PAGE);
        CustomerRole customer = customer(lease);

        assertThat(customer.feed(0, 7, Bytes.utf8("one"))).isPresent();
        assertThat(customer.feed(0, 7, Bytes.utf8("another"))).isEmpty();
        assertThat(customer.sentAt(0, 7)).contains(StreamHash.input(Bytes.utf8("one")));
    }

    private static CustomerRole customer(LeaseView lease) {
        Bytes test = Bytes.utf8("test");
        TestedInput tested = new TestedInput(10, StreamHash.input(test), StreamHash.output(test));
        StreamPlan plan = new StreamPlan(
                StreamHash.input(Bytes.utf8("seed")),
                IntStream.range(0, lease.epochs())
                        .mapToObj(epoch -> List.of(new StreamPlan.Planted(test, tested)))
                        .toList());
        return new CustomerRole(lease, plan, StreamCast.FEED.keys()::sign, RIGHT, SIGNATURES, kept -> {});
    }

    @Test
    void a_test_goes_out_at_its_position_and_nothing_shows_that_it_is_one() {
        LeaseView lease = lease(StreamDraft.PAGE);
        StreamMessage.Inputs sent =
                customer(lease).feed(0, 10, Bytes.utf8("from the sensor")).orElseThrow();

        assertThat(sent.bytes()).containsExactly(Bytes.utf8("test"));
    }

    @Test
    void a_customer_reveals_when_every_root_is_there_and_not_before() {
        LeaseView lease = lease(StreamDraft.PAGE.lanes(2));
        CustomerRole customer = customer(lease);
        rooted(lease, StreamCast.S1);
        assertThat(customer.due(afterEpoch(lease))).isEmpty();

        rooted(lease, StreamCast.S2);
        assertThat(customer.due(afterEpoch(lease))).get().isInstanceOf(StreamCommand.Reveal.class);
    }

    private static void rooted(LeaseView lease, StreamCast supplier) {
        Lane lane = lease.lane(supplier.account()).withRoot();
        lease.hear(new StreamEvent.StreamRootPosted(
                lease.id(),
                supplier.account(),
                0,
                new PostedRoot(StreamHash.input(Bytes.utf8("root")), List.of(), List.of()),
                lane));
    }

    @Test
    void a_customer_does_not_wait_for_a_root_that_is_over() {
        LeaseView lease = lease(StreamDraft.PAGE.lanes(2));
        rooted(lease, StreamCast.S1);
        LedgerTime over = lease.times().rootDue(0).plusMillis(lease.times().toleranceMillis());

        assertThat(customer(lease).due(over)).get().isInstanceOf(StreamCommand.Reveal.class);
    }

    private static LeaseView disputed(Bytes input) {
        LeaseView lease = lease(StreamDraft.PAGE.panel(3));
        rooted(lease, StreamCast.S1);
        lease.hear(new StreamEvent.StreamRevealed(
                lease.id(),
                0,
                new RevealedTests(List.of(new TestedInput(10, StreamHash.input(input), StreamHash.output(input)))),
                Money.ZERO));
        Lane frozen =
                lease.lane(StreamCast.S1.account()).frozen(0, afterEpoch(lease)).with(LaneStatus.FROZEN);
        lease.hear(new StreamEvent.StreamOpened(lease.id(), StreamCast.S1.account(), 0, List.of(), frozen));
        return lease;
    }

    @Test
    void of_three_mediators_two_work_first_and_the_third_when_they_do_not_agree_in_time() {
        Bytes input = Bytes.utf8("test");
        LeaseView lease = disputed(input);
        LedgerTime late = lease.times().openingDue(0).plusMillis(lease.times().windowMillis() / 2);

        assertThat(List.of(StreamCast.M1, StreamCast.M2, StreamCast.M3))
                .filteredOn(mediator ->
                        verdict(lease, mediator, afterEpoch(lease), input).isPresent())
                .containsExactly(StreamCast.M2, StreamCast.M3);
        assertThat(verdict(lease, StreamCast.M1, late, input)).isPresent();
    }

    private static void says(LeaseView lease, StreamCast mediator, Bytes output) {
        lease.hear(new StreamEvent.StreamVerdictPosted(
                lease.id(), mediator.account(), 0, StreamVerdict.found(List.of(StreamHash.output(output)))));
    }

    @Test
    void a_third_mediator_does_not_run_again_what_two_agree_about() {
        Bytes input = Bytes.utf8("test");
        LeaseView lease = disputed(input);
        says(lease, StreamCast.M2, input);
        says(lease, StreamCast.M3, input);

        assertThat(verdict(lease, StreamCast.M1, afterEpoch(lease), input)).isEmpty();
        assertThat(lease.hasMajority(0)).isTrue();
    }

    @Test
    void a_third_mediator_works_at_once_when_two_differ_and_nobody_concludes_before() {
        Bytes input = Bytes.utf8("test");
        LeaseView lease = disputed(input);
        says(lease, StreamCast.M2, input);
        says(lease, StreamCast.M3, Bytes.utf8("another"));
        KeeperRole keeper = new KeeperRole(lease);

        assertThat(keeper.due(afterEpoch(lease), new LedgerPeriod(0))).isEmpty();
        assertThat(verdict(lease, StreamCast.M1, afterEpoch(lease), input)).isPresent();

        says(lease, StreamCast.M1, input);

        assertThat(keeper.due(afterEpoch(lease), new LedgerPeriod(0)))
                .containsExactly(new StreamCommand.Conclude(lease.id(), 0, new LedgerPeriod(0)));
    }

    private static Optional<StreamCommand.Signed> verdict(
            LeaseView lease, StreamCast mediator, LedgerTime now, Bytes input) {
        MediatorRole role = new MediatorRole(lease, mediator.account(), RIGHT);
        role.receive(new StreamMessage.Evidence(lease.id(), List.of(input)));
        return role.due(now);
    }

    @Test
    void where_too_many_ranges_are_missing_those_with_the_shortest_gap_are_drawn_together() {
        assertThat(MissingRanges.of(List.of(0, 2, 5, 6, 7), 10, 2))
                .containsExactly(new MissingRange(1, 4), new MissingRange(8, 9));
        assertThat(MissingRanges.of(List.of(), 10, 2)).containsExactly(new MissingRange(0, 9));
    }
}
