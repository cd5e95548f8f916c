package org.gridmarket.cli.allocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.cli.report.ReportException;
import org.gridmarket.cli.report.SvgFile;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.solver.allocation.cases.NamedOffer;
import org.jspecify.annotations.Nullable;

/** Figs 6.5 to 6.9: what is offered and what is assigned over one field of the type, which is the slot where there is one. */
final class AllocationPlots {
    private static final String SLOT = "slot";
    private static final String GREEN = "#2a9d4a";
    private static final String RED = "#d1495b";
    private static final String BLUE = "#2e6fdb";
    private static final String YELLOW = "#d9a404";

    private static final int FIRST_HUE = 210;
    private static final int HUES = 170;
    private static final List<Integer> LIGHTS = List.of(30, 40, 50, 60, 70, 80);

    /** More offers are drawn as sums: their colours could not be told from each other. */
    private static final int MOST_COLOURS = 100;

    /** Neighbours in an order of offers get colours far from each other. */
    private static final double GOLDEN_ANGLE = 137.508;

    private final MarketCase market;
    private final List<AllocationMatch> matches;
    private final String field;
    private final int position;
    private final String unit;

    AllocationPlots(MarketCase market, List<AllocationMatch> matches) {
        this.market = market;
        this.matches = matches;
        MarketSchema schema = market.schema();
        SlotTerms slot = schema.slot();
        String named = slot == null ? SLOT : slot.field();
        this.position = Math.max(0, schema.position(named));
        this.field = schema.type().get(position).name();
        this.unit = schema.quantity().getFirst().name();
    }

    /** Writes offers, assigned, volume, cycles and map, as far as the market has them. */
    void write(Path folder, Carpool.@Nullable Places places) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new ReportException("cannot make folder " + folder + " (" + unwritable + ")", unwritable);
        }
        String name = market.schema().name().toString();
        if (market.offers().size() <= MOST_COLOURS) {
            SvgFile.write(bars("Offers", offered()), folder.resolve(name + "-offers.svg"));
            SvgFile.write(bars("Assigned", assigned()), folder.resolve(name + "-assigned.svg"));
        }
        SvgFile.write(volumes(), folder.resolve(name + "-volume.svg"));
        if (matches.size() > 1) {
            SvgFile.write(cycles(), folder.resolve(name + "-cycles.svg"));
        }
        if (places != null) {
            SvgFile.write(map(places), folder.resolve(name + "-map.svg"));
        }
    }

    private int slot(ResourceType type) {
        return type.field(position);
    }

    // ---- offers as bars

    /** How much of each offer could be assigned in each slot: the largest of its alternatives there. */
    private Map<NamedOffer, Map<Integer, Long>> offered() {
        Map<NamedOffer, Map<Integer, Long>> all = new LinkedHashMap<>();
        for (NamedOffer each : market.offers()) {
            Map<Integer, Long> slots = all.computeIfAbsent(each, any -> new TreeMap<>());
            for (Alternative alternative : each.offer().alternatives()) {
                slots.merge(slot(alternative.type()), alternative.amounts().at(0), Math::max);
            }
        }
        return all;
    }

    private Map<NamedOffer, Map<Integer, Long>> assigned() {
        Map<NamedOffer, Map<Integer, Long>> all = new LinkedHashMap<>();
        market.offers().forEach(each -> all.put(each, new TreeMap<>()));
        for (AllocationMatch match : matches) {
            for (PricedAssignment priced : match.assignments()) {
                Assignment each = priced.assignment();
                for (OfferId id : List.of(each.provide(), each.consume())) {
                    all.computeIfAbsent(market.named(id), any -> new TreeMap<>())
                            .merge(slot(each.type()), each.amounts().at(0), Long::sum);
                }
            }
        }
        return all;
    }

    /** Providing offers above zero, consumption offers below; an offer has one colour in all figures. */
    private Plot bars(String title, Map<NamedOffer, Map<Integer, Long>> amounts) {
        List<Plot.Series> series = new ArrayList<>();
        int index = 0;
        for (Map.Entry<NamedOffer, Map<Integer, Long>> entry : amounts.entrySet()) {
            long sign = entry.getKey().offer().side() == Side.PROVIDE ? 1 : -1;
            List<Plot.Point> points = new ArrayList<>();
            entry.getValue().forEach((slot, amount) -> points.add(new Plot.Point(slot, (double) (sign * amount))));
            String colour = String.format(Locale.ROOT, "hsl(%d 65%% 52%%)", Math.round(index * GOLDEN_ANGLE) % 360);
            series.add(new Plot.Series("", colour, Plot.Style.BARS, points));
            index++;
        }
        return new Plot(title, field, unit + ": provided above, consumed below zero", series);
    }

    // ---- sums

    private Plot volumes() {
        Map<Integer, Long> produced = new TreeMap<>();
        Map<Integer, Long> wanted = new TreeMap<>();
        offered()
                .forEach((offer, slots) -> slots.forEach((slot, amount) ->
                        (offer.offer().side() == Side.PROVIDE ? produced : wanted).merge(slot, amount, Long::sum)));
        Map<Integer, Long> traded = new TreeMap<>();
        for (AllocationMatch match : matches) {
            match.assignments()
                    .forEach(each -> traded.merge(
                            slot(each.assignment().type()),
                            each.assignment().amounts().at(0),
                            Long::sum));
        }
        return new Plot(
                "Offered and assigned in each " + field,
                field,
                unit,
                List.of(
                        series("could be provided", GREEN, produced),
                        series("could be consumed", RED, wanted),
                        series("assigned", BLUE, traded)));
    }

    /** Fig 6.9: what each cycle assigns of each slot, upon what earlier ones did; a matcher has a family of colours. */
    private Plot cycles() {
        List<String> matchers =
                matches.stream().map(AllocationMatch::matcher).distinct().toList();
        List<Plot.Series> series = new ArrayList<>();
        for (int cycle = 0; cycle < matches.size(); cycle++) {
            AllocationMatch match = matches.get(cycle);
            Map<Integer, Long> slots = new TreeMap<>();
            match.assignments()
                    .forEach(each -> slots.merge(
                            slot(each.assignment().type()),
                            each.assignment().amounts().at(0),
                            Long::sum));
            List<Plot.Point> points = new ArrayList<>();
            slots.forEach((slot, amount) -> points.add(new Plot.Point(slot, amount)));
            int family = matchers.indexOf(match.matcher());
            String colour = String.format(
                    Locale.ROOT,
                    "hsl(%d 65%% %d%%)",
                    (family * HUES + FIRST_HUE) % 360,
                    LIGHTS.get(cycle % LIGHTS.size()));
            series.add(new Plot.Series("", colour, Plot.Style.BARS, points));
        }
        return new Plot("Assigned by each cycle", field, unit + ", a shade for each cycle", series);
    }

    /** Slots without anything between the first and the last are zero. */
    private static Plot.Series series(String name, String colour, Map<Integer, Long> sums) {
        List<Plot.Point> points = new ArrayList<>();
        if (!sums.isEmpty()) {
            TreeMap<Integer, Long> sorted = new TreeMap<>(sums);
            for (int slot = sorted.firstKey(); slot <= sorted.lastKey(); slot++) {
                points.add(new Plot.Point(slot, sorted.getOrDefault(slot, 0L)));
            }
        }
        return new Plot.Series(name, colour, Plot.Style.STEPS, points);
    }

    // ---- the map of the carpool

    private Plot map(Carpool.Places places) {
        List<Plot.Point> drivers = new ArrayList<>();
        List<Plot.Point> riders = new ArrayList<>();
        for (NamedOffer each : market.offers()) {
            Carpool.Point home =
                    places.residences().get(Integer.parseInt(each.member().substring(1)) - 1);
            (each.offer().side() == Side.PROVIDE ? drivers : riders).add(point(home));
        }
        return new Plot(
                "Residences, pick-up points and destinations",
                "m east",
                "m north",
                List.of(
                        new Plot.Series("drivers", GREEN, Plot.Style.DOTS, drivers),
                        new Plot.Series("riders", RED, Plot.Style.DOTS, riders),
                        new Plot.Series("pick-up points", YELLOW, Plot.Style.DOTS, points(places.pickups())),
                        new Plot.Series("destinations", BLUE, Plot.Style.DOTS, points(places.destinations()))));
    }

    private static List<Plot.Point> points(List<Carpool.Point> places) {
        return places.stream().map(AllocationPlots::point).toList();
    }

    private static Plot.Point point(Carpool.Point place) {
        return new Plot.Point(place.x(), place.y());
    }
}
