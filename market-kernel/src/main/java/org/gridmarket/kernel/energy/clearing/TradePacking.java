package org.gridmarket.kernel.energy.clearing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.kernel.wire.MalformedException;

/**
 * Trades come in thousands: pages are listed once, a trade is six small integers (t, selling page, its index, buying page,
 * its index, Wh). About 20 bytes a trade instead of 200.
 *
 * @param pages the pages named, ascending
 * @param rows {@link #WIDTH} integers per trade
 */
public record TradePacking(List<PageId> pages, Longs rows) {
    static final int WIDTH = 6;

    public TradePacking {
        pages = List.copyOf(pages);
        if (rows.size() % WIDTH != 0) {
            throw new MalformedException("packed trades have " + rows.size() + " integers, not a multiple of " + WIDTH);
        }
    }

    static TradePacking pack(List<Trade> trades) {
        TreeSet<PageId> named = new TreeSet<>();
        for (Trade trade : trades) {
            named.add(trade.sell().page());
            named.add(trade.buy().page());
        }
        Map<PageId, Integer> position = new LinkedHashMap<>();
        named.forEach(page -> position.put(page, position.size()));
        long[] rows = new long[trades.size() * WIDTH];
        int at = 0;
        for (Trade trade : trades) {
            rows[at++] = trade.t().index();
            rows[at++] = requireNonNull(position.get(trade.sell().page()));
            rows[at++] = trade.sell().index();
            rows[at++] = requireNonNull(position.get(trade.buy().page()));
            rows[at++] = trade.buy().index();
            rows[at++] = trade.energy().wh();
        }
        return new TradePacking(List.copyOf(named), Longs.of(rows));
    }

    int size() {
        return rows.size() / WIDTH;
    }

    List<Trade> unpack() {
        List<Trade> trades = new ArrayList<>(size());
        for (int at = 0; at < rows.size(); at += WIDTH) {
            trades.add(new Trade(offer(at + 1), offer(at + 3), interval(at), energy(at + 5)));
        }
        return trades;
    }

    private Interval interval(int at) {
        try {
            return new Interval(narrow(at));
        } catch (IllegalArgumentException outOfRange) {
            throw new MalformedException("packed trade: " + outOfRange.getMessage(), outOfRange);
        }
    }

    private Energy energy(int at) {
        try {
            return Energy.ofWh(rows.at(at));
        } catch (IllegalArgumentException outOfRange) {
            throw new MalformedException("packed trade: " + outOfRange.getMessage(), outOfRange);
        }
    }

    private OfferId offer(int at) {
        int page = narrow(at);
        if (page < 0 || page >= pages.size()) {
            throw new MalformedException("packed trade names page " + page + " of " + pages.size());
        }
        return new OfferId(pages.get(page), narrow(at + 1));
    }

    private int narrow(int at) {
        long value = rows.at(at);
        if ((int) value != value) {
            throw new MalformedException("packed trade holds " + value + " where a 32-bit integer belongs");
        }
        return (int) value;
    }
}
