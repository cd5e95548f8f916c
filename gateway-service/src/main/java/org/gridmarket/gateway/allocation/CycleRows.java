package org.gridmarket.gateway.allocation;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.allocation.certificate.TermBound;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Longs;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** What happens to a cycle: seal, candidates, assignments, reversals, fees. */
record CycleRows(Handle rows) {
    /** The line of a cycle, if it is not there yet. */
    static void be(Handle rows, MarketName market, Cycle cycle) {
        if (Count.all(rows, "alloc_cycle where market = ? and cycle = ?", market.text(), cycle.index()) == 0) {
            rows.createUpdate("""
                            insert into alloc_cycle (market, cycle, offers, assignments, volume, paid, fees, reversed, collected)
                            values (:market, :cycle, 0, 0, 0, 0, 0, 0, 0)""")
                    .bind("market", market.text())
                    .bind("cycle", cycle.index())
                    .execute();
        }
    }

    /** No proposal that counts from this cycle on, or an earlier one, can be approved any more. */
    void close(AllocationEvent.AllocationCycleClosed closed) {
        be(rows, closed.market(), closed.cycle());
        update(closed.market(), closed.cycle(), """
                        update alloc_cycle set closed_at = :time, terms = :terms
                        where market = :market and cycle = :cycle""")
                .bind("time", closed.time().epochMillis())
                .bind("terms", closed.terms().index())
                .execute();
        update(closed.market(), closed.cycle(), "update alloc_market set last_closed = :cycle where market = :market")
                .execute();
        update(
                        closed.market(),
                        closed.cycle(),
                        "delete from alloc_proposal where market = :market and first_cycle <= :cycle")
                .execute();
    }

    void lead(AllocationEvent.AllocationSolutionAccepted accepted, Projection.Place place) {
        update(accepted.market(), accepted.cycle(), """
                        insert into alloc_candidate
                        (market, cycle, block, position, solver, worth, bounds, proved, assignments)
                        values (:market, :cycle, :block, :position, :solver, :worth, :bounds, :proved, :assignments)""")
                .bind("block", place.block())
                .bind("position", place.position())
                .bind("solver", accepted.solver().toHex())
                .bind("worth", spaced(accepted.value().terms()))
                .bind("bounds", spaced(accepted.proof().bounds()))
                .bind("proved", accepted.proof().proved())
                .bind("assignments", accepted.assignments())
                .execute();
    }

    private static String spaced(Longs values) {
        return LongStream.of(values.copy()).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static String spaced(List<TermBound> bounds) {
        return bounds.stream()
                .map(each -> each.bound() == null ? "-" : each.bound().toString())
                .collect(Collectors.joining(" "));
    }

    void finalise(AllocationEvent.AllocationCycleFinalised ended, MarketSchema schema) {
        boolean settled = schema.money().settled();
        List<Assignment> assignments = ended.assignments().unpack(schema);
        LongSummaryStatistics volume = new LongSummaryStatistics();
        Money paid = Money.ZERO;
        Money fees = Money.ZERO;
        try (Batches batches = new Batches(rows, ended.market())) {
            for (int i = 0; i < assignments.size(); i++) {
                Assignment each = assignments.get(i);
                UnitValue price = new UnitValue(ended.prices().at(i));
                Volume units = schema.volume(each.amounts());
                batches.add(ended.cycle(), i, each, units, price, ended.fee());
                volume.accept(units.units());
                paid = settled ? paid.plus(price.of(units)) : paid;
                fees = settled ? fees.plus(ended.fee().of(units)) : fees;
            }
            batches.execute(settled);
        }
        update(ended.market(), ended.cycle(), """
                        update alloc_cycle set final_at = :time, source = :source, assignments = :assignments,
                        volume = :volume, paid = :paid, fees = :fees where market = :market and cycle = :cycle""")
                .bind("time", ended.time().epochMillis())
                .bind("source", ended.source().name())
                .bind("assignments", assignments.size())
                .bind("volume", volume.getSum())
                .bind("paid", paid.micro())
                .bind("fees", fees.micro())
                .execute();
        update(ended.market(), ended.cycle(), "update alloc_market set last_final = :cycle where market = :market")
                .execute();
    }

    /** Neither side's money moves for it. */
    void reverse(MarketName market, Cycle cycle, int place) {
        update(market, cycle, """
                        update alloc_page p set proceeds = proceeds - (
                            select a.volume * a.price from alloc_assignment a
                            where a.market = :market and a.cycle = :cycle and a.place = :place)
                        where market = :market and exists (
                            select 1 from alloc_assignment a
                            where a.market = :market and a.cycle = :cycle and a.place = :place
                            and a.provide_book = p.book and a.provide_page = p.page)""").bind("place", place).execute();
        update(market, cycle, """
                        update alloc_page p set spent = spent - (
                            select a.volume * (a.price + a.fee) from alloc_assignment a
                            where a.market = :market and a.cycle = :cycle and a.place = :place)
                        where market = :market and exists (
                            select 1 from alloc_assignment a
                            where a.market = :market and a.cycle = :cycle and a.place = :place
                            and a.consume_book = p.book and a.consume_page = p.page)""").bind("place", place).execute();
        update(market, cycle, """
                        update alloc_cycle set reversed = reversed + 1, fees = fees - (
                            select a.volume * a.fee from alloc_assignment a
                            where a.market = :market and a.cycle = :cycle and a.place = :place)
                        where market = :market and cycle = :cycle""").bind("place", place).execute();
        update(market, cycle, """
                        update alloc_assignment set reversed = true
                        where market = :market and cycle = :cycle and place = :place""").bind("place", place).execute();
    }

    void collect(MarketName market, Cycle cycle, Money amount) {
        update(market, cycle, "update alloc_cycle set collected = :amount where market = :market and cycle = :cycle")
                .bind("amount", amount.micro())
                .execute();
    }

    /** The line of the cycle stays. */
    void sweep(MarketName market, Cycle cycle) {
        for (String table : List.of("alloc_candidate", "alloc_assignment")) {
            update(market, cycle, "delete from " + table + " where market = :market and cycle = :cycle")
                    .execute();
        }
    }

    /** A statement over {@code :market} and {@code :cycle}. */
    private Update update(MarketName market, Cycle cycle, String sql) {
        return rows.createUpdate(sql).bind("market", market.text()).bind("cycle", cycle.index());
    }

    /** Thousands of assignments, in one statement each kind. */
    private static final class Batches implements AutoCloseable {
        private final MarketName market;
        private final PreparedBatch assignments;
        private final PreparedBatch proceeds;
        private final PreparedBatch spendings;

        Batches(Handle rows, MarketName market) {
            this.market = market;
            this.assignments = rows.prepareBatch("""
                    insert into alloc_assignment (market, cycle, place, provide_book, provide_page, provide_place,
                    consume_book, consume_page, consume_place, type, amounts, volume, price, fee, reversed)
                    values (:market, :cycle, :place, :provideBook, :providePage, :providePlace,
                    :consumeBook, :consumePage, :consumePlace, :type, :amounts, :volume, :price, :fee, false)""");
            this.proceeds = rows.prepareBatch("""
                    update alloc_page set proceeds = proceeds + :amount
                    where market = :market and book = :book and page = :page""");
            this.spendings = rows.prepareBatch("""
                    update alloc_page set spent = spent + :amount
                    where market = :market and book = :book and page = :page""");
        }

        void add(Cycle cycle, int place, Assignment each, Volume volume, UnitValue price, UnitValue fee) {
            assignments
                    .bind("market", market.text())
                    .bind("cycle", cycle.index())
                    .bind("place", place)
                    .bind("provideBook", each.provide().page().book().index())
                    .bind("providePage", each.provide().page().name().toString())
                    .bind("providePlace", each.provide().index())
                    .bind("consumeBook", each.consume().page().book().index())
                    .bind("consumePage", each.consume().page().name().toString())
                    .bind("consumePlace", each.consume().index())
                    .bind("type", spaced(each.type().values()))
                    .bind("amounts", spaced(each.amounts().values()))
                    .bind("volume", volume.units())
                    .bind("price", price.micro())
                    .bind("fee", fee.micro())
                    .add();
            add(proceeds, each.provide(), price.of(volume));
            add(spendings, each.consume(), price.plus(fee).of(volume));
        }

        private void add(PreparedBatch batch, OfferId offer, Money amount) {
            batch.bind("amount", amount.micro())
                    .bind("market", market.text())
                    .bind("book", offer.page().book().index())
                    .bind("page", offer.page().name().toString())
                    .add();
        }

        /** Where no money moves, pages have none. */
        void execute(boolean settled) {
            assignments.execute();
            if (settled) {
                proceeds.execute();
                spendings.execute();
            }
        }

        @Override
        public void close() {
            assignments.close();
            proceeds.close();
            spendings.close();
        }
    }
}
