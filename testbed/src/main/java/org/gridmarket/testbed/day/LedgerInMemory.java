package org.gridmarket.testbed.day;

import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The consortium's access to a ledger in memory. */
final class LedgerInMemory implements Consortium {
    /** Blocks in memory are not chained. */
    private static final Bytes NO_HASH = Bytes.utf8("");

    private final MarketOnLedger market;

    LedgerInMemory(MarketOnLedger market) {
        this.market = market;
    }

    @Override
    public String carry(Organisation organisation, boolean administrator, String function, String argument) {
        return market.send(new Caller.Member(organisation, administrator, "member"), function, argument)
                .orThrow()
                .result();
    }

    @Override
    public String ask(Organisation peer, EnergyQuery query) {
        return market.ask(query).orThrow().result();
    }

    @Override
    public void blocks(Consumer<LedgerBlock> reader) {
        market.ledger().blocks().forEach(block -> reader.accept(asRead(block)));
    }

    private static LedgerBlock asRead(Block block) {
        List<LedgerTransaction> transactions = block.transactions().stream()
                .map(entry -> asRead(entry.transaction(), entry.status()))
                .toList();
        return new LedgerBlock(block.number(), NO_HASH, NO_HASH, transactions);
    }

    private static LedgerTransaction asRead(Endorsement.Endorsed transaction, CommitStatus status) {
        return new LedgerTransaction(
                transaction.call().transactionId(),
                status.name(),
                transaction.call().time(),
                transaction.call().creator().organisation().mspId(),
                transaction.call().creator(),
                List.of(transaction.function(), transaction.argument()),
                transaction.receipt().result(),
                status == CommitStatus.VALID ? transaction.receipt().events() : List.of(),
                new StateWrites(transaction.effects().writes(), List.of()));
    }

    @Override
    public Target target() {
        return EnergyExamples.TARGET;
    }

    @Override
    public List<Organisation> members() {
        return List.of(Organisation.values());
    }

    @Override
    public List<Organisation> peers() {
        return List.of(Organisation.values());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
