package org.gridmarket.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.EventBlock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.readmodel.StoredEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventPumpTest {
    private static final long NEVER = Long.MAX_VALUE;

    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:pump"), 2, EnergyInTest.TABLES);
    private final ReadModel model = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
    private final StoredEvents events = new StoredEvents(database.jdbi());
    private final EventPump pump = new EventPump(model, events, GatewayLimits.STANDARD);
    private final List<EventBlock> blocks = new LedgerInMemory(TradedMarket.market())
            .blocks().stream().map(EventBlock::of).toList();

    @AfterEach
    void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    /** Leaves after so many transactions, or is too slow from one block on. */
    private static final class Reader implements EventSink {
        private final List<StoredEvents.Told> told = new ArrayList<>();
        private final int enough;
        private final long slowFrom;
        private long resumeFrom = -1;

        Reader(int enough, long slowFrom) {
            this.enough = enough;
            this.slowFrom = slowFrom;
        }

        @Override
        public boolean awaitReady(Duration longest) {
            return told.isEmpty() || told.getLast().block() + 1 < slowFrom;
        }

        @Override
        public boolean hasGone() {
            return told.size() >= enough;
        }

        @Override
        public void send(StoredEvents.Told one) {
            told.add(one);
        }

        @Override
        public void cut(long block) {
            resumeFrom = block;
        }
    }

    private List<StoredEvents.Told> all() {
        return events.between(0, blocks.getLast().number());
    }

    @Test
    void a_reader_gets_everything_from_block_0_on() throws InterruptedException {
        model.apply(blocks);
        Reader reader = new Reader(all().size(), NEVER);

        pump.run(0, reader);

        assertThat(reader.told).isEqualTo(all());
    }

    @Test
    void a_slow_reader_is_cut_and_told_where_to_resume() throws InterruptedException {
        model.apply(blocks);
        Reader slow = new Reader(all().size(), 10);

        pump.run(0, slow);

        assertThat(slow.resumeFrom).isEqualTo(10);
        assertThat(slow.told).allMatch(one -> one.block() < 10);
    }

    @Test
    void who_resumes_misses_nothing_and_gets_nothing_twice() throws InterruptedException {
        model.apply(blocks);
        Reader slow = new Reader(all().size(), 10);
        pump.run(0, slow);

        Reader resumed = new Reader(all().size() - slow.told.size(), NEVER);
        pump.run(slow.resumeFrom, resumed);

        List<StoredEvents.Told> together = new ArrayList<>(slow.told);
        together.addAll(resumed.told);
        assertThat(together).isEqualTo(all());
    }

    @Test
    void a_reader_hears_of_blocks_that_come_later() throws InterruptedException {
        model.apply(blocks.subList(0, 5));
        int whole = Math.toIntExact(
                blocks.stream().filter(block -> hasEvents(block)).count());
        Reader reader = new Reader(whole, NEVER);
        Thread feed = Thread.ofVirtual().start(() -> model.apply(blocks));

        pump.run(0, reader);
        feed.join();

        assertThat(reader.told).isEqualTo(all());
    }

    private static boolean hasEvents(EventBlock block) {
        return block.transactions().stream()
                .anyMatch(transaction -> !transaction.events().isEmpty());
    }
}
