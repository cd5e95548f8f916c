package org.gridmarket.testbed.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;

/**
 * What a solution of so many assignments costs: the verifier alone, and the transactions that submit it and make it final, on
 * a ledger in memory with two peers. Each assignment is of two offers of their own.
 */
public final class AllocationBench {
    private static final int OFFERS_PER_PAGE = 200;
    private static final int OFFERS_PER_MEMBER = 1_000;
    private static final int MEMBERS_PER_SIDE = 50;
    private static final int TYPES = 1_000;
    private static final int MOST = 20_000;
    private static final int RUNS = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SOLVER = 500;

    private final Consumer<String> progress;

    public AllocationBench(Consumer<String> progress) {
        this.progress = progress;
    }

    /** One size; the quickest of several verifications counts. */
    public Map<String, Object> run(int assignments) {
        progress.accept(assignments + " assignments: posting " + 2 * assignments + " offers");
        MarketSchema schema = AllocationOnLedger.draft()
                .life(1)
                .limits(new SizeLimits(2 * MEMBERS_PER_SIDE, OFFERS_PER_MEMBER, 1, MOST))
                .make();
        AllocationOnLedger market = AllocationOnLedger.founded(schema);
        market.license(SOLVER);
        AllocationInstance.Builder builder = new AllocationInstance.Builder(schema, schema.terms(), Cycle.FIRST);
        List<OfferId> provide = post(assignments, 1, false, market, builder);
        List<OfferId> consume = post(assignments, 1 + MEMBERS_PER_SIDE, true, market, builder);
        List<Assignment> set = new ArrayList<>();
        for (int i = 0; i < assignments; i++) {
            set.add(new Assignment(provide.get(i), consume.get(i), type(i), Amounts.of(1)));
        }
        set.sort(null);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("assignments", assignments);
        row.put("offers", 2 * assignments);
        row.put("verify_cpu_ms", verifyCpuMillis(builder.build(), Solution.of(schema.name(), Cycle.FIRST, set)));
        market.at(1_100).close(0).orThrow();
        row.put(
                "submit_ms",
                millis(() ->
                        market.submit(SOLVER, 0, set.toArray(new Assignment[0])).orThrow()));
        market.at(1_150);
        row.put("finalise_ms", millis(() -> market.finalise(0).orThrow()));
        return row;
    }

    private static ResourceType type(int position) {
        return ResourceType.of(position % TYPES);
    }

    /** Posts one offer for each assignment; members have as many as they may. */
    private static List<OfferId> post(
            int offers,
            int firstMember,
            boolean consumes,
            AllocationOnLedger market,
            AllocationInstance.Builder builder) {
        List<OfferId> ids = new ArrayList<>();
        for (int from = 0; from < offers; from += OFFERS_PER_PAGE) {
            int member = firstMember + from / OFFERS_PER_MEMBER;
            if (from % OFFERS_PER_MEMBER == 0) {
                market.admit(member);
                market.fill(member, 10L * OFFERS_PER_MEMBER);
            }
            List<Offers> page = new ArrayList<>();
            for (int i = from; i < Math.min(offers, from + OFFERS_PER_PAGE); i++) {
                Offers side = consumes ? Offers.consume() : Offers.provide();
                page.add(side.with(type(i), Amounts.of(1), consumes ? 9 : 1).until(0));
            }
            PageId id = market.post(member, 0, page.toArray(new Offers[0]));
            List<Offer> made = page.stream().map(Offers::make).toList();
            builder.page(id, new OfferPage(AllocationOnLedger.account(member), List.of(), made));
            for (int i = 0; i < made.size(); i++) {
                ids.add(new OfferId(id, i));
            }
        }
        return ids;
    }

    /** Processor time of one thread: so other programs on the machine do not count. */
    private static long verifyCpuMillis(AllocationInstance instance, Solution solution) {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long begun = THREADS.getCurrentThreadCpuTime();
            AllocationVerifier.verify(instance, solution).orThrow();
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - begun) / 1_000_000);
        }
        return best;
    }

    private static long millis(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
