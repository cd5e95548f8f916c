package org.gridmarket.audit.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.OpenedLeaf;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.quantity.Share;
import org.jspecify.annotations.Nullable;

/** An allocation, as far as blocks say something of it, and what does not add up. */
final class ToldAllocation {
    private record Bound(AccountKey supplier, int epoch) {}

    private final long number;
    private final Allocation allocation;
    private final Consumer<String> offences;
    private final Map<Bound, PostedRoot> roots = new LinkedHashMap<>();
    private final Map<Integer, RevealedTests> reveals = new HashMap<>();
    private final Map<Integer, Conclusion> conclusions = new HashMap<>();
    private final Set<Bound> paidFor = new HashSet<>();
    private final Set<Bound> foundWrong = new HashSet<>();
    private final Map<AccountKey, Lane> closings = new LinkedHashMap<>();
    private @Nullable Gone gone;
    private Money paid = Money.ZERO;
    private Money forfeited = Money.ZERO;
    private boolean closed;
    private boolean offended;

    ToldAllocation(long number, Allocation allocation, Consumer<String> offences) {
        this.number = number;
        this.allocation = allocation;
        this.offences = offences;
    }

    private void offend(String what) {
        offended = true;
        offences.accept("allocation " + allocation.terms().id() + ": " + what);
    }

    void root(AccountKey supplier, int epoch, PostedRoot root) {
        if (roots.putIfAbsent(new Bound(supplier, epoch), root) != null) {
            offend("lane " + supplier + " roots epoch " + epoch + " a second time");
        }
    }

    void reveal(int epoch, RevealedTests revealed) {
        if (reveals.putIfAbsent(epoch, revealed) != null) {
            offend("epoch " + epoch + " is revealed a second time");
        }
    }

    void conclude(int epoch, Conclusion conclusion) {
        if (conclusions.putIfAbsent(epoch, conclusion) != null) {
            offend("epoch " + epoch + " is concluded a second time");
        }
    }

    void goes(Gone customer) {
        gone = customer;
    }

    /** What is paid for has to be what was revealed or judged; only what the customer has signed otherwise may differ. */
    void open(AccountKey supplier, int epoch, List<OpenedLeaf> opened, Lane lane) {
        RevealedTests revealed = reveals.get(epoch);
        PostedRoot root = roots.get(new Bound(supplier, epoch));
        if (revealed == null || root == null) {
            offend("lane " + supplier + " opens epoch " + epoch + " without a root or a reveal");
            return;
        }
        boolean isPaid = lane.opened() > epoch && lane.status() != LaneStatus.OVER;
        roots.put(new Bound(supplier, epoch), root.opened(opened));
        if (isPaid) {
            paidFor.add(new Bound(supplier, epoch));
        }
        Conclusion conclusion = conclusions.get(epoch);
        StreamVerdict verdict = conclusion == null ? null : conclusion.verdict();
        boolean otherInput = gone != null && gone.fault();
        boolean equal = IntStream.range(0, revealed.tests().size())
                .allMatch(i -> opened.stream()
                        .filter(leaf ->
                                leaf.position() == revealed.tests().get(i).position())
                        .allMatch(leaf -> leaf.leaf()
                                .output()
                                .equals(
                                        verdict == null || verdict.withheld()
                                                ? revealed.tests().get(i).output()
                                                : verdict.outputs().get(i))));
        if (isPaid && !equal && !otherInput && conclusion == null) {
            offend("lane " + supplier + " is paid for epoch " + epoch + " though its outputs are others");
        }
    }

    /** What a panel, or a proof, says of a lane. */
    void judge(AccountKey supplier, int epoch, Lane lane) {
        if (lane.status() == LaneStatus.OVER) {
            foundWrong.add(new Bound(supplier, epoch));
        }
    }

    /** Its epochs from what is kept of it. */
    EpochsRunAgain runAgain(KeptStreams.Kept kept, Consumer<String> all) {
        EpochsRunAgain again = new EpochsRunAgain(allocation, kept, what -> {
            offended = true;
            all.accept("allocation " + allocation.terms().id() + ": " + what);
        });
        reveals.forEach((epoch, revealed) -> again.customer(epoch, revealed, isCustomerFoundWrong(epoch)));
        roots.forEach((of, root) -> again.lane(of.supplier(), of.epoch(), root, settlement(of)));
        return again;
    }

    private boolean isCustomerFoundWrong(int epoch) {
        return gone != null && gone.fault() && gone.epoch() <= epoch;
    }

    private EpochsRunAgain.Settlement settlement(Bound of) {
        if (foundWrong.contains(of)) {
            return EpochsRunAgain.Settlement.FOUND_WRONG;
        }
        return paidFor.contains(of) ? EpochsRunAgain.Settlement.PAID : EpochsRunAgain.Settlement.OPEN;
    }

    void close(AccountKey supplier, Lane lane) {
        if (closings.putIfAbsent(supplier, lane) != null) {
            offend("lane " + supplier + " closes a second time");
        }
        paid = paid.plus(lane.money().earned());
        forfeited = forfeited.plus(lane.money().forfeited());
        Money shares = shares(supplier);
        if (lane.money().earned().exceeds(shares)) {
            offend("lane " + supplier + " earns " + lane.money().earned() + ", and its roots are worth " + shares);
        }
        boolean hadNoFault = gone == null && lane.status() != LaneStatus.OVER;
        if (hadNoFault && !lane.money().earned().equals(shares)) {
            offend("lane " + supplier + " earns " + lane.money().earned() + ", and " + shares + " is due");
        }
        Money locked = Share.times(
                        allocation.stakes().epochPrice(), allocation.terms().epochs())
                .plus(allocation.stakes().supplierDeposit());
        Money spent = locked.minus(lane.money().sum());
        if (spent.isNegative() || spent.exceeds(allocation.stakes().supplierDeposit())) {
            offend("lane " + supplier + " locked " + locked + " and ends with "
                    + lane.money().sum());
        }
    }

    /** floor(V P / N) of every epoch that it has rooted. */
    private Money shares(AccountKey supplier) {
        return roots.entrySet().stream()
                .filter(root -> root.getKey().supplier().equals(supplier))
                .map(root -> allocation.share(root.getValue()))
                .reduce(Money.ZERO, Money::plus);
    }

    void close() {
        if (closed) {
            offend("it closes a second time");
        }
        closed = true;
        if (closings.size() != allocation.terms().suppliers().size()) {
            offend("it closes, and " + closings.size() + " lanes of "
                    + allocation.terms().suppliers().size() + " are closed");
        }
    }

    AllocationTerms terms() {
        return allocation.terms();
    }

    boolean isClosed() {
        return closed;
    }

    long number() {
        return number;
    }

    int epochs() {
        return reveals.size();
    }

    Money paid() {
        return paid;
    }

    Money forfeited() {
        return forfeited;
    }

    /** How it ended, in a word. */
    String end() {
        if (gone == null) {
            return closed ? "closed" : "open";
        }
        return gone.fault() ? "customer at fault" : "customer silent";
    }

    /** In the order of a table. */
    List<Object> cells() {
        return new ArrayList<>(List.of(end(), epochs(), paid.micro(), forfeited.micro(), !offended));
    }
}
