package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.jdbi.v3.core.Jdbi;

/** The read model of one market alone, in a database in memory that is empty again in the end. */
public final class OneMarketModel implements AutoCloseable {
    private final ReadDatabase database;
    private final ReadModel model;

    /** A market without admission and chores. */
    private record Only<E>(MarketTables<E> tables) implements MarketModule<E> {}

    /** @param further tables of markets that it looks at */
    public OneMarketModel(MarketTables<?> tables, MarketTables<?>... further) {
        String name = tables.getClass().getSimpleName();
        List<MarketTables<?>> all = new ArrayList<>(List.of(further));
        all.addFirst(tables);
        database = ReadDatabase.open(DatabaseAddress.parse("h2:mem:" + name), 2, all);
        model = new ReadModel(
                database.jdbi(),
                all.stream().<MarketModule<?>>map(OneMarketModel::only).toList());
        model.resume();
    }

    private static <E> MarketModule<E> only(MarketTables<E> tables) {
        return new Only<>(tables);
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    public ReadModel model() {
        return model;
    }

    /** Takes in a ledger's blocks, those that it has already included. */
    public void read(Stream<LedgerBlock> blocks) {
        model.apply(blocks.map(EventBlock::of).toList());
    }

    @Override
    public void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }
}
