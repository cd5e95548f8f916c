package org.gridmarket.testkit.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Counted;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.Violation;

/** G1, G8 and G10: each interval's final trades, once, when they become final. */
final class TradeAudit {
    private final Chronicle chronicle;
    private final Consumer<Violation> report;
    private final Map<OfferId, Long> tradedWh = new HashMap<>();

    TradeAudit(Chronicle chronicle, Consumer<Violation> report) {
        this.chronicle = chronicle;
        this.report = report;
    }

    void audit(EnergyEvent.Finalised done) {
        done.trades().forEach(trade -> checkTrade(done.interval(), trade));
        checkLimits(done);
        MarketCalendar calendar = chronicle.view().calendar().orElseThrow();
        boolean begun = !done.time().isBefore(calendar.start(done.interval()));
        if (begun && !done.trades().isEmpty() && !calendar.simulation()) {
            violated(EnergyGuarantee.G10, "interval " + done.interval() + " had begun when its trades became final");
        }
        checkOrder(
                "finalised",
                chronicle.finalised().stream()
                        .map(EnergyEvent.Finalised::interval)
                        .toList());
        checkOrder("closed", chronicle.closed());
        if (!chronicle.closed().contains(done.interval().round())) {
            violated(EnergyGuarantee.G10, "interval " + done.interval() + " became final before its round closed");
        }
    }

    private <C extends Counted<C>> void checkOrder(String what, List<C> all) {
        int size = all.size();
        if (size > 1 && !all.get(size - 1).equals(all.get(size - 2).next())) {
            violated(EnergyGuarantee.G10, all.get(size - 1) + " was " + what + " after " + all.get(size - 2));
        }
    }

    private void checkTrade(Interval t, PricedTrade trade) {
        long sellerAsks = checkSide(t, trade, trade.sell(), Side.SELL);
        long buyerPays = checkSide(t, trade, trade.buy(), Side.BUY);
        if (sellerAsks > buyerPays || trade.price().microPerWh() != (sellerAsks + buyerPays) / 2) {
            violated(
                    EnergyGuarantee.G8,
                    "price " + trade.price() + " between " + sellerAsks + " and " + buyerPays + " in interval " + t);
        }
    }

    /** Checks one offer of a trade and returns its clamped price. */
    private long checkSide(Interval t, PricedTrade trade, OfferId id, Side side) {
        Chronicle.PostedOffer posted = chronicle.offer(id);
        boolean named = trade.t().equals(t) && posted.offer().intervals().contains(t);
        if (!named
                || posted.offer().side() != side
                || chronicle.isVoidAt(id, t)
                || trade.energy().isZero()) {
            violated(EnergyGuarantee.G8, "offer " + id + " may not trade in interval " + t + " on side " + side);
        }
        long traded = tradedWh.merge(id, trade.energy().wh(), Long::sum);
        if (traded > posted.offer().energy().wh()) {
            violated(
                    EnergyGuarantee.G1,
                    "offer " + id + " of " + posted.offer().energy() + " has traded " + traded + " Wh");
        }
        Tariff tariff = chronicle.view().rules().tariffAt(t).orElseThrow();
        return tariff.clamp(posted.offer().reservation()).microPerWh();
    }

    private void checkLimits(EnergyEvent.Finalised done) {
        if (done.trades().isEmpty()) {
            return;
        }
        GridPlan plan = chronicle.view().rules().gridAt(done.interval()).orElseThrow();
        for (LimitGroup group : plan.limitGroups()) {
            long sold = 0;
            long bought = 0;
            for (PricedTrade trade : done.trades()) {
                sold += group.members().contains(groupOf(trade.sell()))
                        ? trade.energy().wh()
                        : 0;
                bought += group.members().contains(groupOf(trade.buy()))
                        ? trade.energy().wh()
                        : 0;
            }
            boolean inside = Math.max(sold, bought) <= group.limit().internal().wh();
            boolean outside =
                    Math.abs(sold - bought) <= group.limit().external().wh();
            if (!inside || !outside) {
                violated(
                        EnergyGuarantee.G1,
                        "limit group " + group.id() + " sells " + sold + " Wh and buys " + bought + " Wh in "
                                + done.interval());
            }
        }
    }

    private GroupId groupOf(OfferId id) {
        return chronicle.offer(id).posted().group();
    }

    private void violated(Guarantee guarantee, String detail) {
        report.accept(new Violation(guarantee, detail));
    }
}
