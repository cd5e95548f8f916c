package org.gridmarket.testbed.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.microgrid.Microgrid;

/** Which reservation prices the offers get: those of the data, or made-up ones that bind. */
public final class PriceChoice {
    /** The prices of the data; without any, the edges of the band, which never bind. */
    public static final PriceChoice NONE = new PriceChoice("none", 0, 0);

    private static final Pattern FORM = Pattern.compile("none|levels:(\\d{1,6})|random:(\\d{1,18})");

    /** Sellers ask from the lower, buyers pay from the upper four fifths of the band. */
    private static final int FIFTHS = 5;

    private static final long SEED_OF_LEVELS = 1;

    private final String text;
    private final int levels;
    private final long seed;

    private PriceChoice(String text, int levels, long seed) {
        this.text = text;
        this.levels = levels;
        this.seed = seed;
    }

    /** Reads {@code none}, {@code levels:K} (K from 2 on) or {@code random:SEED}; empty when it is none of them. */
    public static Optional<PriceChoice> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(1) != null) {
            int levels = Integer.parseInt(parts.group(1));
            return levels < 2 ? Optional.empty() : Optional.of(new PriceChoice(text, levels, SEED_OF_LEVELS));
        }
        return Optional.of(
                parts.group(2) == null
                        ? NONE
                        : new PriceChoice(text, Integer.MAX_VALUE, Long.parseLong(parts.group(2))));
    }

    /** The same homes with these prices on their rows; rows of the data keep theirs where none are made up. */
    Microgrid of(Microgrid microgrid, Tariff tariff) {
        if (levels == 0) {
            return microgrid;
        }
        Prices sequence = within(tariff);
        List<Household> homes = new ArrayList<>();
        for (Household home : microgrid.homes()) {
            List<ProfileRow> rows = home.plan().rows().stream()
                    .map(row -> row.at(sequence.next(row.side(), tariff.bandLow())))
                    .toList();
            homes.add(new Household(
                    home.meter(), home.feeder(), home.limits(), home.plan().offering(rows)));
        }
        return new Microgrid(microgrid.source(), microgrid.grid(), homes, microgrid.first(), microgrid.last());
    }

    /** A fresh sequence of prices; the same choice gives the same sequence. */
    public Prices within(Tariff tariff) {
        return new Prices(tariff);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Hands out a price per offer. */
    public final class Prices {
        private final long low;
        private final int steps;
        private final int usedLevels;
        private final IntUnaryOperator draw;

        private Prices(Tariff tariff) {
            SplittableRandom random = new SplittableRandom(seed);
            low = tariff.bandLow().microPerWh();
            steps = Math.toIntExact(tariff.bandHigh().microPerWh() - low);
            usedLevels = Math.min(levels, steps + 1);
            draw = random::nextInt;
        }

        /** The next price; what the data say where no prices are made up. */
        public UnitPrice next(Side side, UnitPrice ofData) {
            if (levels == 0) {
                return ofData;
            }
            int top = usedLevels - 1;
            int fifth = top / FIFTHS;
            int level = draw.applyAsInt(top - fifth + 1) + (side == Side.BUY ? fifth : 0);
            return new UnitPrice(low + (top == 0 ? 0 : (long) steps * level / top));
        }
    }
}
