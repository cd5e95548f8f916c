package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.client.TransactionText;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.ledger.memory.Block;

/** The public events of all blocks, as honest gateways tell them: the truth that what clients believe is held against. */
final class PublicStream {
    private final List<TransactionText> texts = new ArrayList<>();
    private final List<Integer> firstOfBlock = new ArrayList<>();
    private final List<EnergyEvent> events = new ArrayList<>();
    private final Map<String, List<EnergyEvent>> read = new HashMap<>();

    /** Takes in the next block; its events. */
    List<EnergyEvent> add(Block block) {
        firstOfBlock.add(texts.size());
        List<EnergyEvent> told = new ArrayList<>();
        for (Block.Entry entry : block.transactions()) {
            if (!entry.events().isEmpty()) {
                String array = entry.transaction().receipt().eventsJson();
                List<EnergyEvent> own = read.computeIfAbsent(array, EnergyEvents::read);
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

    int transactions() {
        return texts.size();
    }

    /** All events there are, in ledger order. */
    List<EnergyEvent> events() {
        return events;
    }

    /** As a client reads the events of a transaction; what is on the ledger was read before. */
    List<EnergyEvent> read(String array) {
        List<EnergyEvent> known = read.get(array);
        return known == null ? EnergyEvents.read(array) : known;
    }
}
