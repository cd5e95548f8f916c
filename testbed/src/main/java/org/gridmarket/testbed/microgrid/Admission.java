package org.gridmarket.testbed.microgrid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.Noted;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.operation.OfferPreview;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;

/**
 * What of a microgrid's rows the ledger takes as offers. Everything that trades or solves starts from here, so that all mean the
 * same offers: a row that the kernel's rules refuse is left out, and a row of more energy than L leaves free is offered in part.
 * Rows of a home are judged in the order of its plan, as its agent posts them.
 *
 * @param microgrid with homes whose plans offer only what the ledger takes
 * @param tariff under which it was judged
 * @param refused rows that are not offered, in order
 * @param cut rows of which a part is offered, in order
 */
public record Admission(Microgrid microgrid, Tariff tariff, List<Refused> refused, List<Cut> cut) {
    /** The key of an account that signs nothing. */
    private static final AccountKey NO_KEY = AccountKey.hex("00".repeat(32));

    /**
     * A row that the ledger would refuse.
     *
     * @param place file and line
     * @param reason as the ledger would say it
     */
    public record Refused(String place, Rejection reason) {}

    /**
     * A row that L does not let through whole.
     *
     * @param place file and line
     * @param wanted energy of the row
     * @param offered what of it is free within L
     */
    public record Cut(String place, Energy wanted, Energy offered) {}

    public Admission {
        refused = List.copyOf(refused);
        cut = List.copyOf(cut);
    }

    /** Judges all rows; throws {@link DataException} where sums leave what the market can count. */
    public static Admission of(Microgrid whole, Tariff tariff) {
        MarketRules rules =
                MarketRules.NONE.withGrid(whole.first(), whole.grid()).withTariff(whole.first(), tariff);
        List<Refused> refused = new ArrayList<>();
        List<Cut> cut = new ArrayList<>();
        List<Household> homes = new ArrayList<>();
        for (Household home : whole.homes()) {
            SmartMeter meter = SmartMeter.of(home.meter(), NO_KEY, home.feeder(), whole.first(), home.limits());
            OfferPreview preview = new OfferPreview(meter, rules, whole.first(), whole.last());
            List<ProfileRow> offered = new ArrayList<>();
            for (ProfileRow row : home.plan().rows()) {
                judge(home, row, preview, tariff, offered, refused, cut);
            }
            homes.add(new Household(
                    home.meter(), home.feeder(), home.limits(), home.plan().offering(offered)));
        }
        Microgrid admitted = new Microgrid(whole.source(), whole.grid(), homes, whole.first(), whole.last());
        CountableSums.check(admitted, tariff);
        return new Admission(admitted, tariff, refused, cut);
    }

    private static void judge(
            Household home,
            ProfileRow row,
            OfferPreview preview,
            Tariff tariff,
            List<ProfileRow> offered,
            List<Refused> refused,
            List<Cut> cut) {
        Offer offer = row.offer(tariff);
        if (preview.judge(offer) instanceof Decision.Rejected<GroupId>(var reason)) {
            Energy free = reason.code() == OfferRejection.ASSETS_NOT_FREE
                    ? preview.free(offer.side(), offer.intervals())
                    : Energy.ZERO;
            ProfileRow part = free.isZero() ? row : row.atMost(free);
            if (free.isZero() || !preview.judge(part.offer(tariff)).isAccepted()) {
                refused.add(new Refused(RowFacts.place(home, row), reason));
                return;
            }
            cut.add(new Cut(RowFacts.place(home, row), row.amount(), free));
            preview.pledge(part.offer(tariff));
            offered.add(part);
            return;
        }
        preview.pledge(offer);
        offered.add(row);
    }

    /** Homes that offer nothing, so that they cannot trade. */
    public List<MeterId> cannotTrade() {
        return microgrid.homes().stream()
                .filter(home -> home.plan().rows().isEmpty())
                .map(Household::meter)
                .toList();
    }

    /** How many rows were refused, by code. */
    public SortedMap<String, Integer> refusedByCode() {
        SortedMap<String, Integer> byCode = new TreeMap<>();
        refused.forEach(row -> byCode.merge(row.reason().code().name(), 1, Integer::sum));
        return byCode;
    }

    /** A line for each thing that is worth a look. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!refused.isEmpty()) {
            lines.add("  " + Noted.many(refused.size(), "row is", "rows are") + " refused, as the ledger would: "
                    + refusedByCode());
            refused.stream()
                    .limit(Noted.PLACES)
                    .forEach(row -> lines.add("    " + row.place() + ": "
                            + row.reason().code().name() + ", " + row.reason().detail()));
        }
        if (!cut.isEmpty()) {
            lines.add("  " + Noted.many(cut.size(), "row is", "rows are")
                    + " offered in part, since the home's L leaves no more free: "
                    + cutPlaces().places());
        }
        List<String> silent = cannotTrade().stream().map(MeterId::name).toList();
        if (!silent.isEmpty()) {
            lines.add("  " + Noted.many(silent.size(), "home has", "homes have")
                    + " nothing to offer and cannot trade: " + Noted.of(silent).places());
        }
        return lines;
    }

    private Noted cutPlaces() {
        return Noted.of(cut.stream()
                .map(row -> row.place() + " " + row.offered() + " of " + row.wanted())
                .toList());
    }

    /** Stable keys for reports. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows_refused_by_code", refusedByCode());
        keys.put(
                "rows_refused_first",
                refused.stream().limit(Noted.PLACES).map(Refused::place).toList());
        cutPlaces().putInto(keys, "rows_offered_in_part");
        Noted.of(cannotTrade().stream().map(MeterId::name).toList()).putInto(keys, "homes_that_cannot_trade");
        return keys;
    }
}
