package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmarket.client.TransactionText;
import org.gridmarket.ledger.memory.Block;

/**
 * The public events of all blocks as honest gateways tell them, and those of one market among them: the truth that what its
 * clients believe is held against.
 *
 * @param <E> the market's events
 */
public final class PublicStream<E> {
    private final Function<String, List<E>> reader;
    private final List<TransactionText> texts = new ArrayList<>();
    private final List<Integer> firstOfBlock = new ArrayList<>();
    private final List<E> events = new ArrayList<>();
    private final Map<String, List<E>> read = new HashMap<>();
    private int news;

    /** @param reader of the market's events among those of one transaction, a JSON array */
    public PublicStream(Function<String, List<E>> reader) {
        this.reader = reader;
    }

    /** Takes in the next block; its events of this market. */
    public List<E> add(Block block) {
        firstOfBlock.add(texts.size());
        List<E> told = new ArrayList<>();
        for (Block.Entry entry : block.transactions()) {
            if (!entry.events().isEmpty()) {
                String array = entry.transaction().receipt().eventsJson();
                List<E> own = read.computeIfAbsent(array, reader);
                texts.add(new TransactionText(
                        block.number(), entry.transaction().call().transactionId(), array));
                told.addAll(own);
            }
        }
        events.addAll(told);
        return told;
    }

    /** Where the transactions of a block begin; where the next one will, for a block that is not there yet. */
    int begin(long block) {
        return block < firstOfBlock.size() ? firstOfBlock.get(Math.toIntExact(block)) : texts.size();
    }

    TransactionText at(int place) {
        return texts.get(place);
    }

    /** All events there are, in ledger order. */
    public List<E> events() {
        return events;
    }

    /** The events since this was asked last. */
    public List<E> news() {
        List<E> fresh = List.copyOf(events.subList(news, events.size()));
        news = events.size();
        return fresh;
    }

    /** As a client reads the events of a transaction; what is on the ledger was read before. */
    List<E> read(String array) {
        List<E> known = read.get(array);
        return known == null ? reader.apply(array) : known;
    }
}
