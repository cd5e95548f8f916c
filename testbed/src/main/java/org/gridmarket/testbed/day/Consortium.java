package org.gridmarket.testbed.day;

import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;

/** Port: the member organisations' own access to the ledger, for founding the market and for checking it afterwards. */
public interface Consortium extends Founders, AutoCloseable {
    /** Carries a command of the energy market. */
    default String submit(Organisation organisation, boolean administrator, EnergyCommand.ByMember command) {
        return carry(organisation, administrator, EnergyFunctions.of(command), RecordCodec.text(command));
    }

    /** Asks the peer of one organisation; throws {@link PeerSilentException} when it does not answer. */
    String ask(Organisation peer, EnergyQuery query);

    /** Reads all blocks that the own peer has, from block 0 on. */
    void blocks(Consumer<LedgerBlock> reader) throws InterruptedException;

    /** The organisations under whose identities this can submit. */
    List<Organisation> members();

    /** Those of them that have a peer of their own. */
    List<Organisation> peers();

    @Override
    void close();
}
