package org.gridmarket.agent.energy.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.OwnMoney;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/** A home as JSON for its page: Wh and µ as integers, times of day as texts. */
final class HomeJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES_AN_HOUR = 60;
    private static final int MINUTES_A_DAY = 24 * MINUTES_AN_HOUR;

    private HomeJson() {}

    static String of(HomeView view) {
        ObjectNode page = JSON.createObjectNode();
        page.put("home", view.home());
        page.put("currency", view.currency());
        view.present().ifPresent(t -> page.put("now", time(t, view.intervalMinutes())));
        view.firstOpen().ifPresent(t -> page.put("firstOpen", time(t, view.intervalMinutes())));
        view.today().ifPresent(today -> page.set("today", statement(today, view.intervalMinutes())));
        ArrayNode strip = page.putArray("strip");
        view.strip().forEach(hour -> {
            ObjectNode node = strip.addObject();
            node.put("t", hour.t().index());
            node.put("time", time(hour.t(), view.intervalMinutes()));
            hour.net().map(NetEnergy::wh).ifPresent(wh -> node.put("netWh", wh));
            node.put("tradedWh", hour.traded().wh());
            node.put("offeredWh", hour.offered().wh());
        });
        ArrayNode cycles = page.putArray("cycles");
        view.cycles().forEach(cycle -> cycles.add(statement(cycle, view.intervalMinutes())));
        page.set("money", money(view.ownMoney()));
        view.tariff()
                .ifPresent(tariff -> page.putObject("tariff")
                        .put("feedIn", tariff.surplusPrice().microPerWh())
                        .put("grid", tariff.deficitPrice().microPerWh())
                        .put("fee", tariff.fee().microPerWh())
                        .put("low", tariff.bandLow().microPerWh())
                        .put("high", tariff.bandHigh().microPerWh()));
        HomeView.Wishes wishes = view.wishes();
        ObjectNode set = page.putObject("wishes");
        put(set, "sellAtLeast", wishes.sellAtLeast());
        put(set, "buyAtMost", wishes.buyAtMost());
        set.put("reserveWh", wishes.reserve().wh());
        ArrayNode troubles = page.putArray("troubles");
        view.troubles()
                .forEach(trouble -> troubles.addObject()
                        .put("what", trouble.what())
                        .put("next", trouble.next())
                        .put("since", trouble.since()));
        page.put("privacy", view.privacy());
        page.put("proof", view.proof());
        return text(page);
    }

    private static void put(ObjectNode node, String name, Optional<UnitPrice> price) {
        price.ifPresent(known -> node.put(name, known.microPerWh()));
    }

    private static ObjectNode money(OwnMoney money) {
        return JSON.createObjectNode()
                .put("paidIn", money.paidIn().micro())
                .put("redeemed", money.redeemed().micro())
                .put("lent", money.lent().micro())
                .put("credit", money.credit().micro());
    }

    private static ObjectNode statement(CycleStatement cycle, int minutes) {
        ObjectNode node = JSON.createObjectNode();
        node.put("first", cycle.first().index()).put("last", cycle.last().index());
        node.put("from", time(cycle.first(), minutes))
                .put("to", time(cycle.last().next(), minutes));
        node.put("soldWh", cycle.soldEnergy().wh()).put("sold", cycle.sold().micro());
        node.put("boughtWh", cycle.boughtEnergy().wh())
                .put("bought", cycle.bought().micro());
        node.put("fees", cycle.fees().micro());
        node.put("surplusWh", cycle.surplusEnergy().wh())
                .put("surplus", cycle.surplus().micro());
        node.put("deficitWh", cycle.deficitEnergy().wh())
                .put("deficit", cycle.deficit().micro());
        node.put("sum", cycle.sum().micro()).put("saved", cycle.saved().micro());
        node.put("unread", cycle.unread());
        cycle.bill().map(Money::micro).ifPresent(total -> node.put("bill", total));
        cycle.difference().map(Money::micro).ifPresent(more -> node.put("difference", more));
        return node;
    }

    /** Day and time of day at which an interval begins, the days counted from the calendar's first. */
    static String time(Interval t, int minutes) {
        int perDay = MINUTES_A_DAY / minutes;
        int minute = Math.floorMod(t.index(), perDay) * minutes;
        return "day " + Math.floorDiv(t.index(), perDay) + " "
                + String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException neverOfATree) {
            throw new IllegalStateException(neverOfATree);
        }
    }
}
