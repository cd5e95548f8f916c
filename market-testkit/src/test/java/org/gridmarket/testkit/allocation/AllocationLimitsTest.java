package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.kernel.allocation.AllocationLimit.ALLOCATION_BYTES;
import static org.gridmarket.kernel.allocation.AllocationLimit.ALLOCATION_PAYLOAD_BYTES;
import static org.gridmarket.kernel.allocation.AllocationLimit.ALTERNATIVES_OF_BOOKS;
import static org.gridmarket.kernel.allocation.AllocationLimit.ASSIGNMENTS_PER_SOLUTION;
import static org.gridmarket.kernel.allocation.AllocationLimit.ASSIGNMENTS_X_LIFE;
import static org.gridmarket.kernel.allocation.AllocationLimit.ASSIGNMENT_BYTES;
import static org.gridmarket.kernel.allocation.AllocationLimit.CANCELLATION_WEIGHT;
import static org.gridmarket.kernel.allocation.AllocationLimit.INSTANCE_MEGABYTES;
import static org.gridmarket.kernel.allocation.AllocationLimit.MEMBERS_X_OFFERS;
import static org.gridmarket.kernel.allocation.AllocationLimit.OFFERS_X_ALTERNATIVES;
import static org.gridmarket.kernel.allocation.AllocationLimit.PAGE_WEIGHT;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.AssignmentPacking;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.operation.StoredRows;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** The arithmetic of the bounds of allocation markets: what each allows fits the layer below. */
class AllocationLimitsTest {
    private static final long BLOCK_BYTES = 10_000_000;

    /** What a transaction has besides arguments, writes and event: endorsements, headers, certificates. */
    private static final long ENVELOPE_BYTES = 100_000;

    private static final Cycle LATE = new Cycle(99_999_999);
    private static final String MARKET = "m".repeat(32);
    private static final int LARGEST = -1_000_000_000;

    private static PageId page(int number) {
        return new PageId(LATE, new OperationName(Digest.sha256(Bytes.utf8("page " + number))));
    }

    private static Alternative largest() {
        return new Alternative(
                ResourceType.of(LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST),
                Amounts.of(1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000),
                new UnitValue(UnitValue.MAX_MICRO));
    }

    private static <T extends Record> long text(Class<T> type, T value) {
        return RecordCodec.of(type).write(value).length();
    }

    /** The rows of a page of one offer with one alternative, and of its cancellation, per unit of their weight. */
    @Test
    void the_books_of_the_largest_instance_are_read() {
        List<String> groups = IntStream.range(0, 8)
                .mapToObj(i -> i + "g".repeat(Name.MAX_LENGTH - 1))
                .toList();
        Offer offer = new Offer(Side.CONSUME, List.of(Flag.values()), List.of(largest()), LATE);
        OfferPage page = new OfferPage(AllocationOnLedger.account(1), groups, List.of(offer));
        long pageRow = Keys.of("allocation.page", MARKET, LATE, page(1).name()).length() + text(OfferPage.class, page);
        StoredRows.VoidPage cancelled = new StoredRows.VoidPage(List.of(new OfferId(page(1), 199)));
        long voidRow = Keys.of("allocation.void", MARKET, LATE, page(1).name()).length()
                + text(StoredRows.VoidPage.class, cancelled);
        int weight = page.weight(PAGE_WEIGHT.ceiling()) + CANCELLATION_WEIGHT.ceiling();
        long perUnit = Math.max((pageRow + voidRow) / weight + 1, text(Alternative.class, largest()) + 1);

        long books = perUnit * ALTERNATIVES_OF_BOOKS.ceiling();
        long finals = (long) ASSIGNMENT_BYTES.ceiling() * ASSIGNMENTS_X_LIFE.ceiling();
        assertThat(books + finals).isLessThanOrEqualTo(INSTANCE_MEGABYTES.ceiling() * 1_000_000L);
    }

    @Test
    void a_stored_assignment_takes_no_more_than_it_is_counted_for() {
        Alternative each = largest();
        Assignment assignment =
                new Assignment(new OfferId(page(1), 199), new OfferId(page(2), 199), each.type(), each.amounts());
        long packed = text(AssignmentPacking.class, AssignmentPacking.of(List.of(assignment)));
        int price = 15;
        int groups = 40;

        assertThat(packed + price + groups).isLessThanOrEqualTo(ASSIGNMENT_BYTES.ceiling());
    }

    @Test
    void every_member_has_room_for_all_its_live_offers_at_once() {
        assertThat(2L * OFFERS_X_ALTERNATIVES.ceiling()).isLessThanOrEqualTo(ALTERNATIVES_OF_BOOKS.ceiling());
        assertThat(MEMBERS_X_OFFERS.ceiling() * (1L + PAGE_WEIGHT.ceiling() + CANCELLATION_WEIGHT.ceiling()))
                .as("and for one page of one offer, however many members there are")
                .isLessThanOrEqualTo(ALTERNATIVES_OF_BOOKS.ceiling());
    }

    @Test
    void posting_and_finalising_a_solution_fit_a_block() {
        assertThat(ALLOCATION_BYTES.ceiling() + ENVELOPE_BYTES).isLessThanOrEqualTo(BLOCK_BYTES);
        assertThat(2L * ALLOCATION_PAYLOAD_BYTES.ceiling() + ENVELOPE_BYTES).isLessThanOrEqualTo(BLOCK_BYTES);
    }

    @Test
    void no_sum_over_a_solution_leaves_its_range() {
        long assignments = ASSIGNMENTS_PER_SOLUTION.ceiling();

        assertThat(Math.multiplyExact(assignments, UnitValue.MAX_PRODUCT)).isLessThanOrEqualTo(Money.MAX_MICRO);
        assertThat(Math.multiplyExact(assignments, Volume.MAX_OF_ALTERNATIVE)).isLessThanOrEqualTo(Volume.MAX);
        assertThat(Math.multiplyExact(Volume.MAX_OF_ALTERNATIVE, 10_000L) * assignments)
                .as("volume times the largest weight")
                .isPositive();
    }

    @Test
    void a_page_of_the_most_offers_fits_a_payload() {
        Offer offer = new Offer(Side.CONSUME, List.of(Flag.values()), Collections.nCopies(100, largest()), LATE);
        long bytes = 200 * text(Offer.class, offer);

        assertThat(bytes).isLessThanOrEqualTo(ALLOCATION_PAYLOAD_BYTES.ceiling());
    }
}
