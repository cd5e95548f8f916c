package org.gridmarket.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.command.Target;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/** The gateway service of a real peer. */
final class FabricPeerGateway implements PeerGateway {
    private static final String LEDGER_QUERIES = "qscc"; // Fabric's own chaincode
    private static final String NOT_THERE = "no such transaction ID";

    private final String name;
    private final String mspId;
    private final Gateway gateway;
    private final Target target;
    private final ChainDeadlines deadlines;
    private final Contract contract;
    private final Contract ledgerQueries;

    FabricPeerGateway(String name, String mspId, Gateway gateway, Target target, ChainDeadlines deadlines) {
        this.name = name;
        this.mspId = mspId;
        this.gateway = gateway;
        this.target = target;
        this.deadlines = deadlines;
        Network network = gateway.getNetwork(target.channel());
        this.contract = network.getContract(target.chaincode());
        this.ledgerQueries = network.getContract(LEDGER_QUERIES);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String mspId() {
        return mspId;
    }

    @Override
    public Transaction endorse(String function, String argument, List<String> organisations) throws EndorseException {
        Proposal.Builder proposal = contract.newProposal(function).addArguments(argument);
        if (!organisations.isEmpty()) {
            proposal.setEndorsingOrganizations(organisations.toArray(String[]::new));
        }
        return proposal.build().endorse();
    }

    @Override
    public Transaction adopt(Transaction endorsed) {
        return gateway.newTransaction(endorsed.getBytes());
    }

    @Override
    public byte[] evaluate(String function, String argument) throws GatewayException {
        return contract.newProposal(function).addArguments(argument).build().evaluate();
    }

    @Override
    public Optional<Located> find(String transactionId) throws GatewayException {
        try {
            Block block = Block.parseFrom(ask("GetBlockByTxID", transactionId));
            return BlockReading.statusOf(transactionId, block)
                    .map(code -> new Located(code, block.getHeader().getNumber()));
        } catch (GatewayException failed) {
            if (Failure.of(failed) instanceof Failure.Broken(var message) && message.contains(NOT_THERE)) {
                return Optional.empty();
            }
            throw failed;
        } catch (InvalidProtocolBufferException malformed) {
            throw new ChainException("peer of " + name + " answers no block for " + transactionId, malformed);
        }
    }

    @Override
    public long height() throws GatewayException {
        try {
            return BlockchainInfo.parseFrom(ask("GetChainInfo")).getHeight();
        } catch (InvalidProtocolBufferException malformed) {
            throw new ChainException("peer of " + name + " answers no height", malformed);
        }
    }

    private byte[] ask(String function, String... arguments) throws GatewayException {
        return ledgerQueries
                .newProposal(function)
                .addArguments(target.channel())
                .addArguments(arguments)
                .build()
                .evaluate(PeerConnections.within(deadlines.lookup()));
    }
}
