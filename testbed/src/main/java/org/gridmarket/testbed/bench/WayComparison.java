package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;

/**
 * The same operations through several ways in turn. Each way has accounts of its own, since an account may have so many live
 * pages only; in each pass another way is the first, so that none always meets the machine or the ledger in another state.
 */
final class WayComparison {
    /** Offers in one operation of the second scenario. */
    static final int BATCH = 200;

    /** Passes over all ways; each sends a part of the operations. */
    static final int PASSES = 3;

    /** Waits until what was sent before no longer burdens anybody. */
    @FunctionalInterface
    interface Settling {
        void await() throws InterruptedException;
    }

    private record Way(String name, BenchMarket market, List<Signer> accounts, int firstAccount) {}

    private final List<Way> ways = new ArrayList<>();
    private final int clients;
    private final Settling settling;
    private final Consumer<String> progress;

    /**
     * @param ways by name; the first is the baseline
     * @param accounts prepared ones, so many for each way as clients are to send at most
     * @param settling what comes before each measurement, so that no way inherits another one's backlog
     */
    WayComparison(
            Map<String, BenchMarket.Way> ways,
            MarketCalendar calendar,
            List<Signer> accounts,
            Settling settling,
            Consumer<String> progress) {
        this.clients = accounts.size() / ways.size();
        this.settling = settling;
        this.progress = progress;
        ways.forEach((name, way) -> {
            int first = this.ways.size() * clients;
            List<Signer> own = accounts.subList(first, first + clients);
            this.ways.add(new Way(name, new BenchMarket(calendar, way), own, first));
        });
    }

    /** An offer and a batch of each account, not counted: connections are made, code gets warm. */
    void warmUp() throws InterruptedException {
        progress.accept("warming up");
        for (Way way : ways) {
            run(way, "warm_up", clients, 1, 1);
            run(way, "warm_up", clients, 1, BATCH);
        }
    }

    /** So many clients at a time post so many single offers each, in all passes together at least. */
    List<WayRow> singleOffers(int atATime, int operations) throws InterruptedException {
        return compare("single_offers", atATime, Math.ceilDiv(operations, PASSES), 1);
    }

    /** Every client posts a batch of offers in each pass. */
    List<WayRow> batches() throws InterruptedException {
        return compare("batch_offers", clients, 1, BATCH);
    }

    private List<WayRow> compare(String scenario, int atATime, int operations, int offers) throws InterruptedException {
        Map<Way, ScenarioRow> sums = new LinkedHashMap<>();
        for (int pass = 0; pass < PASSES; pass++) {
            progress.accept(scenario + ": " + atATime + " clients, pass " + (pass + 1) + " of " + PASSES);
            for (int i = 0; i < ways.size(); i++) {
                Way way = ways.get((i + pass) % ways.size());
                sums.merge(way, run(way, scenario, atATime, operations, offers), ScenarioRow::plus);
            }
        }
        ScenarioRow direct = sums.values().iterator().next(); // the first pass begins with it
        return sums.entrySet().stream()
                .map(each -> new WayRow(each.getKey().name(), each.getValue(), direct))
                .toList();
    }

    private ScenarioRow run(Way way, String scenario, int atATime, int operations, int offers)
            throws InterruptedException {
        settling.await();
        return way.market()
                .run(
                        scenario,
                        way.accounts().subList(0, atATime),
                        offers,
                        (client, number, round) -> number < operations
                                ? BenchParties.post(way.firstAccount() + client, round, offers)
                                : null);
    }
}
