package org.gridmarket.testbed.docs.wire;

import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.Longs;

/** What allocation markets answer, and an example of each operation that an account signs. */
final class AllocationWire {
    private static final MarketName MARKET = new MarketName("carpool");
    private static final Cycle BOOK = new Cycle(7);

    private AllocationWire() {}

    static List<Class<?>> answers() {
        return Arrays.asList(AllocationAnswer.class.getPermittedSubclasses());
    }

    static List<Record> examples() {
        PageId page = page("a page");
        OfferId provide = new OfferId(page, 0);
        OfferId consume = new OfferId(page("another page"), 1);
        Offer seats = new Offer(
                Side.PROVIDE,
                List.of(Flag.SINGLE),
                List.of(alternative(28, 3, 1_000_000), alternative(29, 3, 1_000_000)),
                BOOK.plus(2));
        Solution solution = Solution.of(
                MARKET, BOOK, List.of(new Assignment(provide, consume, ResourceType.of(28, 4, 2), Amounts.of(1))));
        AllocationCertificate certificate = new AllocationCertificate(
                List.of(new TermProof(Longs.of(1), List.of(consume.page()), Longs.of(0, 1, 1), List.of())));
        return List.of(
                new AllocationCommand.PostOffers(MARKET, BOOK, List.of(seats)),
                new AllocationCommand.CancelOffers(MARKET, BOOK, List.of(provide, consume)),
                new AllocationCommand.ReplaceOffers(MARKET, BOOK, List.of(provide), List.of(seats)),
                new AllocationCommand.Settle(MARKET, List.of(page)),
                new AllocationCommand.SubmitSolution(solution, certificate));
    }

    private static Alternative alternative(long slot, long amount, long value) {
        return new Alternative(ResourceType.of(slot, 4, 2), Amounts.of(amount), new UnitValue(value));
    }

    private static PageId page(String seed) {
        return new PageId(BOOK, new OperationName(Digest.sha256(Bytes.utf8(seed))));
    }
}
